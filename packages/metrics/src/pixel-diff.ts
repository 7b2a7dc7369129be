import { definePlugin, throwIfAborted, type Plugin, type Rgb8 } from "@pixelproof/core";
import { z } from "zod";
import { assertSameSize } from "./comparable.ts";

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
 * Counts the pixels whose largest absolute difference over R, G and B is above `threshold` (0..255). Throws
 * `SIZE_MISMATCH`.
 */
export function pixelDiff(reference: Rgb8, candidate: Rgb8, threshold: number = 0): PixelDifference {
  assertSameSize(reference, candidate);
  const [a, b] = [reference.data, candidate.data];
  let [count, max, sum] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 3) {
    const red = Math.abs(a[i] - b[i]);
    const green = Math.abs(a[i + 1] - b[i + 1]);
    const blue = Math.abs(a[i + 2] - b[i + 2]);
    const largest = Math.max(red, green, blue);
    sum += red + green + blue;
    if (largest > max) max = largest;
    if (largest > threshold) count++;
  }
  return { count, fraction: (count * 3) / a.length, max, mean: sum / a.length };
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
  capabilities: { unit: "", better: "lower", range: [0, 1], smallestSide: 1 },
  create: ({ threshold }) => ({
    async measure(reference, candidate, { signal, progress }) {
      throwIfAborted(signal);
      const { fraction, ...parts } = pixelDiff(reference, candidate, threshold);
      progress(1);
      return { value: fraction, identical: parts.max === 0, parts };
    },
  }),
});

export default plugin;
