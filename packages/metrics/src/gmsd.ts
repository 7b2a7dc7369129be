import { definePlugin, type Measurement, type Plugin, type Rgb8 } from "@pixelproof/core";
import { defineTask, gradientSimilarity, run } from "@pixelproof/kernels";
import { assertSameSize, assertSmallestSide } from "./comparable.ts";

/** Smallest side, px: at half the size it is one gradient operator wide. */
const smallestSide = 6;

/**
 * Gradient magnitude similarity deviation (Xue, Zhang, Mou and Bovik 2014): the sample standard deviation of the
 * similarity of Prewitt gradients, c = 170, of unrounded BT.601 luma at half the size, zeros outside of the pictures, all
 * as in the authors' code. 0 is best; `mean` is the mean of the map, 0..1. Within 1e-7 of the
 * published figures. `progress` is told the fraction done. Throws `SIZE_MISMATCH`, and `IMAGE_TOO_SMALL` below 6 px.
 */
export function gmsd(reference: Rgb8, candidate: Rgb8, progress?: (fraction: number) => void): Measurement {
  assertSameSize(reference, candidate);
  assertSmallestSide(reference, smallestSide);
  const { mean, deviation } = gradientSimilarity(reference, candidate, progress);
  return { value: deviation, parts: { mean } };
}

/** `gmsd` as a task for a thread. */
export const gmsdTask = defineTask(
  import.meta.url,
  "gmsdTask",
  ({ reference, candidate }: { reference: Rgb8; candidate: Rgb8 }, progress) => gmsd(reference, candidate, progress),
);

/** `gmsd` as a plugin. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "gmsd",
  apiVersion: 1,
  description: "Gradient magnitude similarity deviation of luma.",
  capabilities: {
    unit: "",
    better: "lower",
    // Similarities lie in 0..1: four of nine at one end and five at the other are the widest spread there is.
    range: [0, 0.53],
    smallestSide,
    validatedAgainst: "the authors' MATLAB figures for goldhill and I01, as piq publishes them, within 1e-7",
  },
  create: () => ({
    async measure(reference, candidate, context) {
      const measurement = await run(gmsdTask, { reference, candidate }, reference.width * reference.height, context);
      context.progress(1);
      return measurement;
    },
  }),
});

export default plugin;
