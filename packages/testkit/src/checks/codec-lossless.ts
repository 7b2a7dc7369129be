import assert from "node:assert/strict";
import {
  narrow,
  widen,
  type Channels,
  type CodecCapabilities,
  type Depth,
  type Image,
  type Plugin,
} from "@pixelproof/core";
import { assertSameSamples } from "../assertions.ts";
import type { Check } from "../check.ts";
import { suiteOf, type Setup } from "../suite.ts";
import { discs } from "../synthetic/discs.ts";
import { flat } from "../synthetic/flat.ts";
import { noise } from "../synthetic/noise.ts";
import { scene } from "../synthetic/scene.ts";
import { tolerances } from "../tolerances.ts";
import { assertSameLayout, layoutsOf, roundTrip } from "./codec-round-trip.ts";

/** Where lossless is claimed, every sample comes back. */
export function codecLosslessChecks(plugin: Plugin<"codec">, capabilities: CodecCapabilities, setup: Setup): Check[] {
  const check = suiteOf(plugin, setup);
  const { depths } = capabilities;
  const unclaimed = !capabilities.compression.includes("lossless") && "lossless compression is not declared";
  const unclaimedAt8 = unclaimed || (!depths.includes(8) && "8 bits are not declared");
  const compression = "lossless";

  return [
    ...layoutsOf(capabilities).flatMap((channels) =>
      depths.map((depth) =>
        check(
          `lossless gives back every sample, ${channels} channel(s), ${depth} bits`,
          async (codec) => {
            for (const image of pictures(channels, depth)) {
              assertSameImage(await roundTrip(codec, image, { depth, compression }), image, depth);
            }
          },
          unclaimed,
        ),
      ),
    ),

    check(
      "lossless gives back every sample at every effort",
      async (codec) => {
        const image = scene({ width: 33, height: 29, sourceDepth: 8 });
        for (const effort of [0, 5, 9]) {
          const { data } = await roundTrip(codec, image, { compression, effort });
          assertSameSamples(data, image.data, `effort ${effort}`);
        }
      },
      unclaimed,
    ),

    check(
      "16 bits written to 8 are rounded to nearest",
      async (codec) => {
        const image = scene({ width: 40, height: 30 });
        const decoded = await roundTrip(codec, image, { depth: 8, compression });
        assertSameImage(decoded, { ...image, data: widen(narrow(image.data)) }, 8);
      },
      unclaimedAt8,
    ),

    check(
      "16 bits dithered to 8 keep their mean",
      async (codec) => {
        const level = 100.4 * 257;
        const image = flat({ width: 64, height: 64 }, level);
        const { data } = await roundTrip(codec, image, { depth: 8, compression, dither: true });
        const mean = data.reduce((sum, sample) => sum + sample, 0) / data.length;
        const error = Math.abs(mean - level);
        const allowed = tolerances.ditherMean;
        assert.ok(error <= allowed, `the mean of ${level} became ${mean.toFixed(0)}; expected within ${allowed}`);
        assert.equal(new Set(data).size, 2, "dithering a level between two gave others than these two");
      },
      unclaimedAt8,
    ),
  ];
}

/** Noise in every channel, partial transparency, a photograph-like scene, and the thinnest sizes. */
function pictures(channels: Channels, sourceDepth: Depth): Image[] {
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

/** The samples as a format without grey holds them. */
function repeatGrey({ channels, data }: Image): Uint16Array {
  const wide = new Uint16Array((data.length / channels) * (channels + 2));
  for (let from = 0, to = 0; from < data.length; from += channels, to += channels + 2) {
    wide.fill(data[from], to, to + 3);
    if (channels === 2) wide[to + 3] = data[from + 1];
  }
  return wide;
}
