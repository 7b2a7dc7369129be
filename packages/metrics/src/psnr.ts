import { definePlugin, type Measurement, type Plugin, type Rgb8 } from "@pixelproof/core";
import { squaredDifferences, type SquaredDifferences } from "@pixelproof/kernels";
import { assertSameSize } from "./comparable.ts";
import { atOnce, inTurns } from "./in-turns.ts";

/**
 * Peak signal-to-noise ratio in dB, 10 log10(255^2 / MSE): the value over all R, G and B samples with its
 * `meanSquaredError`, `luma` over BT.601 luma rounded to whole levels with its `lumaMeanSquaredError`. Equal pictures have
 * no finite figure: `{ value: null, identical: true }`; `luma` is left out where luma is equal (its error is 0). Exact
 * sums; within 1e-12 dB of scikit-image. Throws `SIZE_MISMATCH`.
 */
export function psnr(reference: Rgb8, candidate: Rgb8): Measurement {
  assertSameSize(reference, candidate);
  return ratios(atOnce(squaredDifferences(reference.data, candidate.data)), reference);
}

function ratios({ samples, luma }: SquaredDifferences, { width, height }: Rgb8): Measurement {
  if (samples === 0) return { value: null, identical: true };
  const meanSquaredError = samples / (width * height * 3);
  const lumaMeanSquaredError = luma / (width * height);
  return {
    value: decibels(meanSquaredError),
    parts: { meanSquaredError, lumaMeanSquaredError, ...(luma > 0 && { luma: decibels(lumaMeanSquaredError) }) },
  };
}

const decibels = (meanSquaredError: number): number => 10 * Math.log10(255 ** 2 / meanSquaredError);

/** `psnr` as a plugin. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "psnr",
  apiVersion: 1,
  description: "Peak signal-to-noise ratio over all RGB samples, and over luma.",
  capabilities: {
    unit: "dB",
    better: "higher",
    range: [0, null],
    smallestSide: 1,
    validatedAgainst: "scikit-image 0.19.3 peak_signal_noise_ratio on 58 pairs, RGB and luma, within 1e-12 dB",
  },
  create: () => ({
    async measure(reference, candidate, context) {
      assertSameSize(reference, candidate);
      return ratios(await inTurns(squaredDifferences(reference.data, candidate.data), context), reference);
    },
  }),
});

export default plugin;
