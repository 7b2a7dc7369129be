import { definePlugin, type Plugin, type Rgb8 } from "@pixelproof/core";
import { absoluteDifferences, differenceMask, type AbsoluteDifferences } from "@pixelproof/kernels";
import { z } from "zod";
import { assertSameSize } from "./comparable.ts";
import { atOnce, inTurns } from "./in-turns.ts";

/** How many pixels differ, and by how much. */
export interface PixelDifference {
  /** Pixels of which a sample differs by more than the threshold. */
  readonly count: number;
  /** `count` of all pixels, 0..1. */
  readonly fraction: number;
  /** Largest absolute difference of a sample, 0..255. */
  readonly max: number;
  /** Mean absolute difference of all samples, 0..255. */
  readonly mean: number;
}

/**
 * Counts the pixels whose largest absolute difference over R, G and B is above `threshold` (0..255). Count, max and the sum
 * behind the mean are exact integers, equal to ImageMagick's (AE, PAE, MAE). Throws `SIZE_MISMATCH`.
 */
export function pixelDiff(reference: Rgb8, candidate: Rgb8, threshold: number = 0): PixelDifference {
  assertSameSize(reference, candidate);
  return shares(atOnce(absoluteDifferences(reference.data, candidate.data, threshold)), reference);
}

/**
 * Where the pictures differ: one byte a pixel, row by row, 255 where the largest absolute difference over R, G and B is
 * above `threshold` (0..255), else 0. Throws `SIZE_MISMATCH`.
 */
export function pixelDiffMask(reference: Rgb8, candidate: Rgb8, threshold: number = 0): Uint8Array {
  assertSameSize(reference, candidate);
  const mask = new Uint8Array(reference.width * reference.height);
  atOnce(differenceMask(reference.data, candidate.data, threshold, mask));
  return mask;
}

function shares({ sum, max, count }: AbsoluteDifferences, { width, height }: Rgb8): PixelDifference {
  const pixels = width * height;
  return { count, fraction: count / pixels, max, mean: sum / (pixels * 3) };
}

const options = z.strictObject({
  threshold: z.int().min(0).max(255).default(0).describe("Differences up to this many levels do not count"),
});

/** `pixelDiff` as a plugin: the fraction is the value. */
const plugin: Plugin<"metric", typeof options> = definePlugin({
  kind: "metric",
  name: "pixel-diff",
  apiVersion: 1,
  description: "Fraction of pixels that differ by more than a threshold.",
  options,
  capabilities: {
    unit: "",
    better: "lower",
    range: [0, 1],
    smallestSide: 1,
    validatedAgainst: "ImageMagick 6.9.11 compare (AE, PAE, MAE), exactly",
  },
  create: ({ threshold }) => ({
    async measure(reference, candidate, context) {
      assertSameSize(reference, candidate);
      const work = absoluteDifferences(reference.data, candidate.data, threshold);
      const { fraction, ...parts } = shares(await inTurns(work, context), reference);
      return { value: fraction, identical: parts.max === 0, parts };
    },
  }),
});

export default plugin;
