import { definePlugin, type Plugin, type Rgb8 } from "@pixelproof/core";
import { colourDifferences, defineTask, run, type ColourDifferences } from "@pixelproof/kernels";
import { assertSameSize } from "./comparable.ts";
import { atOnce } from "./in-turns.ts";

/**
 * How far colours are apart to the eye: CIEDE2000 (Sharma, Wu and Dalal 2005, kL = kC = kH = 1) of each pixel as sRGB in CIELAB
 * under D65, its mean, max and 95th percentile: the least value that at least 95 % of the pixels do not exceed, to one part in
 * 8,192. In 32-bit floats; a pixel's figure is within 1e-4 of 64-bit floats and of the 34 published pairs, unless two hues are
 * opposite to 1e-5 radians, where CIEDE2000 itself jumps. Throws `SIZE_MISMATCH`.
 */
export function ciede2000(reference: Rgb8, candidate: Rgb8, progress?: (fraction: number) => void): ColourDifferences {
  assertSameSize(reference, candidate);
  return atOnce(colourDifferences(reference.data, candidate.data), progress);
}

/** `ciede2000` as a task for a thread. */
export const ciede2000Task = defineTask(
  import.meta.url,
  "ciede2000Task",
  ({ reference, candidate }: { reference: Rgb8; candidate: Rgb8 }, progress) =>
    ciede2000(reference, candidate, progress),
);

/** `ciede2000` as a plugin: the mean is the value. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "ciede2000",
  apiVersion: 1,
  description: "Colour difference to the eye, CIEDE2000 of sRGB under D65: mean, 95th percentile, max.",
  capabilities: {
    unit: "dE00",
    better: "lower",
    range: [0, null],
    smallestSide: 1,
    validatedAgainst:
      "the 34 pairs of Sharma, Wu and Dalal 2005, within 1e-4, and the mean of scikit-image 0.19.3 deltaE_ciede2000 within 1e-5",
  },
  create: () => ({
    async measure(reference, candidate, context) {
      const pixels = reference.width * reference.height;
      const { mean, ...parts } = await run(ciede2000Task, { reference, candidate }, pixels, context);
      context.progress(1);
      return { value: mean, identical: parts.max === 0, parts };
    },
  }),
});

export default plugin;
