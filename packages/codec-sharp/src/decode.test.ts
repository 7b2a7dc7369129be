import { readdirSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createContext, Host, PixelproofError, type Codec } from "@pixelproof/core";
import { dataFile, withData } from "@pixelproof/tooling-data";
import avif from "./avif.ts";
import gif from "./gif.ts";
import jpeg from "./jpeg.ts";
import png from "./png.ts";
import tiff from "./tiff.ts";
import webp from "./webp.ts";

const host = new Host([png, jpeg, webp, tiff, avif, gif]);
const codecs = host.list("codec").map(({ id }) => host.get("codec", id));
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(dataFile(path)));
const refusal = (code: string): unknown => expect.objectContaining({ code });

const grey = (width: number, height: number) =>
  sharp(new Uint8Array(width * height), { raw: { width, height, channels: 1 } });
const malformed = withData ? readdirSync(dataFile("malformed")) : [];

async function outcome(codec: Codec, bytes: Uint8Array): Promise<string> {
  try {
    const { image } = await codec.decode(bytes, createContext());
    return `decoded ${image.data.length > 0}`;
  } catch (error) {
    return PixelproofError.is(error) ? error.category : String(error);
  }
}

describe("malformed files", () => {
  test.skipIf(!withData)("each is decoded, or refused as input, by every codec", async () => {
    for (const name of malformed) {
      const bytes = read(`malformed/${name}`);
      for (const codec of codecs) expect(await outcome(codec, bytes)).toMatch(/^(input|decoded true)$/);
    }
  });

  test.skipIf(!withData).each([
    ["truncated.png", "png", "INPUT_TRUNCATED"],
    ["truncated_end_chunk.png", "png", "INPUT_TRUNCATED"],
    ["truncated.jpg", "jpeg", "INPUT_TRUNCATED"],
    ["xhdn0g08.png", "png", "INPUT_CORRUPT"],
    ["65536-uint32-limit.png", "png", "LIMIT_INPUT_PIXELS"],
  ])("%s", async (name, id, code) => {
    await expect(host.get("codec", id).decode(read(`malformed/${name}`), createContext())).rejects.toThrow(
      refusal(code),
    );
  });

  test.skipIf(!withData)("a broken EXIF block costs the block, not the picture, and is said", async () => {
    const warnings: string[] = [];
    const logger = { debug: () => {}, info: () => {}, warn: (message: string) => void warnings.push(message) };
    const context = createContext({ logger });
    const { metadata, losses } = await host.get("codec", "jpeg").decode(read("malformed/invalid-exif.jpg"), context);
    expect(metadata.exif).toBeUndefined();
    expect(warnings.join()).toMatch(/EXIF/);
    expect(losses).toContainEqual({ group: "metadata", kind: "lost", reason: expect.stringMatching(/EXIF/) });
  });
});

test("a header of 30000 x 30000 is refused before a pixel is read", async () => {
  const bytes = new Uint8Array(await grey(1, 1).png().toBuffer());
  const view = new DataView(bytes.buffer);
  view.setUint32(16, 30_000);
  view.setUint32(20, 30_000);
  view.setUint32(29, crc32(bytes.subarray(12, 29)));
  await expect(host.get("codec", "png").decode(bytes, createContext())).rejects.toThrow(refusal("LIMIT_INPUT_PIXELS"));
});

describe("more than one picture", () => {
  /** Asked for, the first frame comes alone, and that the others are lost is listed. */
  async function expectFirstFrame(id: string, bytes: Uint8Array, { width, frames }: { width: number; frames: number }) {
    const { image, losses } = await host.get("codec", id).decode(bytes, createContext(), { firstFrame: true });
    expect(image.width).toBe(width);
    const reason = expect.stringContaining(`first of ${frames}`);
    expect(losses).toContainEqual({ group: "pixels", kind: "lost", reason });
  }

  test.skipIf(!withData)("an animated WebP is refused", async () => {
    const bytes = read("alpha/rotating-squares.webp");
    await expect(host.get("codec", "webp").decode(bytes, createContext())).rejects.toThrow(refusal("INPUT_ANIMATED"));
    expect((await host.get("codec", "webp").inspect(bytes, createContext())).frames).toBe(9);
    await expectFirstFrame("webp", bytes, { width: 80, frames: 9 });
  });

  test("an animated PNG is refused, though sharp would give its first frame", async () => {
    const still = await grey(4, 4).png().toBuffer();
    const control = Buffer.from("acTL\0\0\0\x02\0\0\0\0", "latin1");
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(control));
    const animated = Buffer.concat([still.subarray(0, 33), Buffer.of(0, 0, 0, 8), control, crc, still.subarray(33)]);
    expect((await sharp(animated).metadata()).pages).toBeUndefined();
    await expect(host.get("codec", "png").decode(animated, createContext())).rejects.toThrow(refusal("INPUT_ANIMATED"));
    await expectFirstFrame("png", animated, { width: 4, frames: 2 });
  });

  test("a TIFF of two pages is refused", async () => {
    const pages = await Promise.all([grey(4, 4).png().toBuffer(), grey(4, 4).png().toBuffer()]);
    const bytes = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    await expect(host.get("codec", "tiff").decode(bytes, createContext())).rejects.toThrow(refusal("INPUT_ANIMATED"));
    await expectFirstFrame("tiff", bytes, { width: 4, frames: 2 });
  });
});

describe("files of another kind", () => {
  test.each(["png", "jpeg", "webp", "tiff", "avif", "gif"])("%s: text and no bytes", async (id) => {
    const codec = host.get("codec", id);
    const text = new TextEncoder().encode("not a picture, whatever its name says");
    await expect(codec.decode(text, createContext())).rejects.toThrow(refusal("INPUT_CORRUPT"));
    await expect(codec.decode(new Uint8Array(), createContext())).rejects.toThrow(refusal("INPUT_EMPTY"));
  });

  test("samples of floating point are refused rather than cut to 16 bits", async () => {
    const bytes = await grey(4, 4).toColourspace("grey16").tiff({ compression: "none" }).toBuffer();
    const float = await sharp(bytes).toColourspace("scrgb").tiff({ compression: "none" }).toBuffer();
    expect((await sharp(float).metadata()).depth).toBe("float");
    await expect(host.get("codec", "tiff").decode(float, createContext())).rejects.toThrow(
      refusal("INPUT_UNKNOWN_FORMAT"),
    );
  });
});
