import assert from "node:assert/strict";
import { createContext, type Codec, type CodecCapabilities, type Plugin } from "@pixelproof/core";
import { assertRefused, assertRefusedAs, assertSameSamples } from "../assertions.ts";
import type { Check } from "../check.ts";
import { ascii, joinBytes } from "../metadata/bytes.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { lcg } from "../synthetic/lcg.ts";
import { scene } from "../synthetic/scene.ts";
import { surrounded } from "./surrounded.ts";

/** Beginnings that are not a picture of the format, by what they are; a codec of that very format leaves its own out. */
const strangers: readonly { readonly what: string; readonly format?: string; readonly bytes: Uint8Array }[] = [
  { what: "no bytes", bytes: new Uint8Array() },
  { what: "one zero byte", bytes: new Uint8Array(1) },
  { what: "plain text", bytes: ascii("This is not a picture, whatever its name says.") },
  { what: "a web page", bytes: ascii("<!doctype html><title>404</title>") },
  { what: "a PNG signature", format: "png", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
  {
    what: "a JPEG beginning",
    format: "jpeg",
    bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46),
  },
  { what: "a TIFF beginning", format: "tiff", bytes: Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0) },
  { what: "a WAVE sound", bytes: ascii("RIFF\x24\0\0\0WAVEfmt ") },
  { what: "an MP4 film", bytes: ascii("\0\0\0\x18ftypisom\0\0\0\x01isommp41") },
];

/** A codec knows its own files, and neither damage nor garbage nor size gets past it. */
export function codecInputChecks(plugin: Plugin<"codec">, { format }: CodecCapabilities, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const others = strangers.filter((stranger) => stranger.format !== format);

  return [
    check("its own files are recognised, and no others", async (codec) => {
      const bytes = await ownFile(codec);
      assert.equal(codec.sniff(bytes), true, "does not recognise the file it wrote");
      assert.equal(codec.sniff(surrounded(bytes)), true, "does not recognise its file as a view into a larger buffer");
      for (const { what, bytes } of others) assert.equal(codec.sniff(bytes), false, `recognises ${what} as ${format}`);
      for (let length = 0; length < 40; length++) codec.sniff(bytes.subarray(0, length));
    }),

    check("a view into a larger buffer decodes to the same picture", async (codec) => {
      const bytes = await ownFile(codec);
      const plain = await codec.decode(bytes, createContext());
      const viewed = await codec.decode(surrounded(bytes), createContext());
      assertSameSamples(viewed.image.data, plain.image.data, "a file with a byteOffset");
    }),

    check("bytes that are no picture are refused as input", async (codec) => {
      for (const { what, bytes } of others) {
        await assertRefusedAs(() => codec.decode(bytes, createContext()), "input", what);
        await assertRefusedAs(() => codec.inspect(bytes, createContext()), "input", what);
      }
    }),

    check("garbage behind a right beginning is refused as input", async (codec) => {
      const next = lcg(3);
      const garbage = Uint8Array.from({ length: 400 }, () => next() & 255);
      const bytes = joinBytes((await ownFile(codec)).subarray(0, 12), garbage);
      await assertRefusedAs(() => codec.decode(bytes, createContext()), "input", "garbage");
    }),

    check("a truncated file is refused as input", async (codec) => {
      const bytes = await ownFile(codec);
      for (const part of [0.05, 0.25, 0.5, 0.75, 0.95]) {
        const cut = bytes.slice(0, Math.floor(bytes.length * part));
        await assertRefusedAs(() => codec.decode(cut, createContext()), "input", `a file cut at ${part * 100} %`);
      }
    }),

    check("a picture above the pixel limit is refused", async (codec) => {
      const bytes = await ownFile(codec);
      const limits = { inputPixels: 40 * 30 - 1 };
      await assertRefused(() => codec.decode(bytes, createContext({ limits })), "LIMIT_INPUT_PIXELS", "1200 pixels");
      await codec.decode(bytes, createContext({ limits: { inputPixels: 40 * 30 } }));
    }),

    check("a file above the byte limit is refused", async (codec) => {
      const bytes = await ownFile(codec);
      const limits = { inputBytes: bytes.length - 1 };
      const what = `${bytes.length} bytes`;
      await assertRefused(() => codec.decode(bytes, createContext({ limits })), "LIMIT_INPUT_BYTES", what);
      await codec.decode(bytes, createContext({ limits: { inputBytes: bytes.length } }));
    }),
  ];
}

async function ownFile(codec: Codec): Promise<Uint8Array> {
  return (await codec.encode(scene({ width: 40, height: 30 }), {}, {}, createContext())).bytes;
}
