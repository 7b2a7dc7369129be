import assert from "node:assert/strict";
import {
  createContext,
  groupsIn,
  hasAlpha,
  isGrey,
  narrow,
  widen,
  type Channels,
  type Codec,
  type CodecCapabilities,
  type Depth,
  type EncodeSettings,
  type Image,
  type Plugin,
} from "@pixelproof/core";
import { assertSameSamples, assertUnchanged } from "../assertions.ts";
import type { Check } from "../check.ts";
import { sampleMetadata } from "../metadata/sample-metadata.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { discs } from "../synthetic/discs.ts";
import { noise } from "../synthetic/noise.ts";
import { scene } from "../synthetic/scene.ts";
import { tolerances } from "../tolerances.ts";
import { alphaError, psnrOf } from "./deviation.ts";

/** Pixels come back: identical where lossless is claimed, close where lossy is. */
export function codecPixelChecks(plugin: Plugin<"codec">, capabilities: CodecCapabilities, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const { depths, alpha, compression, format } = capabilities;
  const lossless = compression.includes("lossless");
  const lossy = compression.includes("lossy");
  const layouts = ([1, 2, 3, 4] satisfies Channels[]).filter((channels) => alpha || !hasAlpha({ channels }));
  const depth = depths.includes(16) ? 16 : 8;

  return [
    ...layouts.flatMap((channels) =>
      depths.map((depth) =>
        check(
          `lossless gives back every sample, ${channels} channel(s), ${depth} bits`,
          async (codec) => {
            for (const image of pictures(channels, depth)) {
              const decoded = await roundTrip(codec, image, { depth, compression: "lossless" });
              assertSameImage(decoded, image, depth);
            }
          },
          !lossless && "lossless compression is not declared",
        ),
      ),
    ),

    check(
      "16 bits written to 8 are rounded to nearest",
      async (codec) => {
        const image = scene({ width: 40, height: 30 });
        const decoded = await roundTrip(codec, image, { depth: 8, compression: "lossless" });
        assertSameImage(decoded, { ...image, data: widen(narrow(image.data)) }, 8);
      },
      !(lossless && depths.includes(8)) && "lossless compression at 8 bits is not declared",
    ),

    ...layouts.map((channels) =>
      check(
        `lossy at quality 90 stays close, ${channels} channel(s)`,
        async (codec) => {
          const image = hasAlpha({ channels }) ? discs({ width: 64, height: 48, channels }) : lifelike(channels);
          const decoded = await roundTrip(codec, image, { compression: "lossy", quality: 90 });
          assertSameLayout(decoded, image);
          const psnr = psnrOf(decoded, image);
          assert.ok(
            psnr >= tolerances.lossyPsnr,
            `reached ${psnr.toFixed(1)} dB at quality 90; expected >= ${tolerances.lossyPsnr}`,
          );
          const error = alphaError(decoded, image);
          const allowed = tolerances.lossyAlpha;
          assert.ok(
            error <= allowed,
            `changed alpha by ${error.toFixed(0)} of 65535 on average; expected <= ${allowed}`,
          );
        },
        !lossy && "lossy compression is not declared",
      ),
    ),

    check(
      "a higher quality gives a larger file",
      async (codec) => {
        const image = lifelike(3);
        const [low, high] = await Promise.all(
          [40, 95].map((quality) => codec.encode(image, {}, { compression: "lossy", quality }, createContext())),
        );
        const [small, large] = [low.bytes.length, high.bytes.length];
        assert.ok(small < large, `wrote ${small} bytes at quality 40 and ${large} at quality 95`);
      },
      !lossy && "lossy compression is not declared",
    ),

    check("the header says what the pixels are", async (codec) => {
      for (const channels of layouts) {
        const { bytes } = await codec.encode(pictures(channels, depth)[0], {}, {}, createContext());
        const info = await codec.inspect(bytes, createContext());
        const { image } = await codec.decode(bytes, createContext());
        assert.deepEqual(
          { ...info },
          {
            format,
            width: image.width,
            height: image.height,
            channels: image.channels,
            depth: image.sourceDepth,
            frames: 1,
            orientation: 1,
          },
          `inspect says ${JSON.stringify(info)} of a picture of ${image.width}x${image.height}, ${image.channels} channels, ${image.sourceDepth} bits`,
        );
      }
    }),

    check("two runs write the same bytes", async (codec) => {
      const image = scene({ width: 40, height: 30 });
      const first = await codec.encode(image, sampleMetadata(), {}, createContext());
      const second = await codec.encode(image, sampleMetadata(), {}, createContext());
      assertSameSamples(second.bytes, first.bytes, "the second file");
    }),

    check("picture, metadata and file are not written into", async (codec) => {
      const image = scene({ width: 40, height: 30, channels: alpha ? 4 : 3 });
      const metadata = sampleMetadata();
      const { icc, exif, xmp, iptc } = metadata;
      assert.ok(groupsIn(metadata).length > 0);
      await assertUnchanged({ "the picture": image.data, icc, exif, xmp, iptc }, () =>
        codec.encode(image, metadata, {}, createContext()),
      );
      const { bytes } = await codec.encode(image, metadata, {}, createContext());
      await assertUnchanged({ "the file": bytes }, () => codec.decode(bytes, createContext()));
    }),
  ];
}

async function roundTrip(codec: Codec, image: Image, settings: EncodeSettings): Promise<Image> {
  const { bytes } = await codec.encode(image, {}, settings, createContext());
  return (await codec.decode(bytes, createContext())).image;
}

const lifelike = (channels: Channels): Image => scene({ width: 96, height: 80, channels });

/** Noise in every channel, partial transparency, a photograph-like scene, and the thinnest sizes. */
function pictures(channels: Channels, sourceDepth: Depth): [Image, ...Image[]] {
  return [
    noise({ width: 37, height: 23, channels, sourceDepth }),
    discs({ width: 40, height: 32, channels, sourceDepth }),
    scene({ width: 33, height: 29, channels, sourceDepth }),
    noise({ width: 1, height: 9, channels, sourceDepth }),
    noise({ width: 9, height: 1, channels, sourceDepth }),
    noise({ width: 1, height: 1, channels, sourceDepth }, 7),
  ];
}

function assertSameImage(actual: Image, expected: Image, depth: Depth): void {
  assertSameLayout(actual, expected);
  assert.equal(actual.sourceDepth, depth, `came back with ${actual.sourceDepth} bits; expected ${depth}`);
  const { width, height, channels } = expected;
  const samples = actual.channels === channels ? expected.data : repeatGrey(expected);
  assertSameSamples(actual.data, samples, `${width}x${height}, ${channels} channel(s), ${depth} bits`);
}

/** Same size, alpha kept; a format without grey may come back as RGB. */
function assertSameLayout(actual: Image, expected: Image): void {
  const { width, height, channels } = expected;
  assert.equal(`${actual.width}x${actual.height}`, `${width}x${height}`, "came back in another size");
  const kept = actual.channels === channels || (isGrey(expected) && actual.channels === channels + 2);
  assert.ok(kept, `came back with ${actual.channels} channels; expected ${channels}`);
}

function repeatGrey({ channels, data }: Image): Uint16Array {
  const wide = new Uint16Array((data.length / channels) * (channels + 2));
  for (let from = 0, to = 0; from < data.length; from += channels, to += channels + 2) {
    wide.fill(data[from], to, to + 3);
    if (channels === 2) wide[to + 3] = data[from + 1];
  }
  return wide;
}
