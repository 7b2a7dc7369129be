import { definePlugin, type Plugin, type Rgb8 } from "@pixelproof/core";
import { compareStructure, defineTask, run } from "@pixelproof/kernels";
import { assertSameSize, assertSmallestSide } from "./comparable.ts";

/** Exponents of the five scales, from the pictures' own on (Wang 2003, section 3.2). */
const exponents = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];

/** Smallest side, px: at the fifth scale one window is left of it. */
const smallestSide = 161;

/**
 * Multi-scale structural similarity, 0..1 (Wang, Simoncelli and Bovik 2003, eq. 7), of unrounded BT.601 luma: contrast
 * and structure at five scales, luminance at the last, windows as in `ssim`. Each scale is the mean of 2x2 of the one
 * before, an odd last column or row counting twice as in the authors' code. A negative mean counts as 0. Equal luma gives
 * exactly 1. Within 1e-7 of piq 0.8.0 in 64-bit floats. `progress` is told the fraction done. Throws `SIZE_MISMATCH`, and
 * `IMAGE_TOO_SMALL` below 161 px.
 */
export function msSsim(reference: Rgb8, candidate: Rgb8, progress?: (fraction: number) => void): number {
  assertSameSize(reference, candidate);
  assertSmallestSide(reference, smallestSide);
  const options = { scales: exponents.length, rounded: false, progress };
  const { contrastStructure, ssim } = compareStructure(reference, candidate, options);
  return [...contrastStructure, ssim].reduce((product, mean, i) => product * Math.max(0, mean) ** exponents[i], 1);
}

/** `msSsim` as a task for a thread. */
export const msSsimTask = defineTask(
  import.meta.url,
  "msSsimTask",
  ({ reference, candidate }: { reference: Rgb8; candidate: Rgb8 }, progress) => msSsim(reference, candidate, progress),
);

/** `msSsim` as a plugin. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "ms-ssim",
  apiVersion: 1,
  description: "Multi-scale structural similarity of luma, five scales.",
  capabilities: {
    unit: "",
    better: "higher",
    range: [0, 1],
    smallestSide,
    validatedAgainst: "piq 0.8.0 multi_scale_ssim on goldhill and I01, within 1e-7",
  },
  create: () => ({
    async measure(reference, candidate, context) {
      const value = await run(msSsimTask, { reference, candidate }, reference.width * reference.height, context);
      context.progress(1);
      return { value };
    },
  }),
});

export default plugin;
