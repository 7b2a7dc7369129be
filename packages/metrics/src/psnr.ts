import { definePlugin, type Measurement, type Plugin, type Rgb8 } from "@pixelproof/core";
import { squaredDifferences, squaredDifferencesWithLuma, type SquaredDifferences } from "@pixelproof/kernels";
import { assertSameSize } from "./comparable.ts";
import { atOnce, inTurns } from "./in-turns.ts";

/**
 * Peak signal-to-noise ratio in dB, 10 log10(255^2 / MSE) with the mean over all R, G and B samples, which is the part
 * `meanSquaredError`. Equal pictures have no finite figure: `{ value: null, identical: true }`. From exact sums; within 1e-12
 * dB of scikit-image. Throws `SIZE_MISMATCH`.
 */
export function psnr(reference: Rgb8, candidate: Rgb8): Measurement {
  assertSameSize(reference, candidate);
  return overSamples(atOnce(squaredDifferences(reference.data, candidate.data)), reference);
}

/**
 * `psnr` of BT.601 luma rounded to whole levels; its value is null where luma is equal, which `identical` says of all samples.
 * Throws `SIZE_MISMATCH`.
 */
export function psnrLuma(reference: Rgb8, candidate: Rgb8): Measurement {
  assertSameSize(reference, candidate);
  const { samples, luma } = atOnce(squaredDifferencesWithLuma(reference.data, candidate.data));
  const meanSquaredError = luma / (reference.width * reference.height);
  return { value: luma > 0 ? decibels(meanSquaredError) : null, identical: samples === 0, parts: { meanSquaredError } };
}

function overSamples(sum: number, { width, height }: Rgb8): Measurement {
  if (sum === 0) return { value: null, identical: true };
  const meanSquaredError = sum / (width * height * 3);
  return { value: decibels(meanSquaredError), parts: { meanSquaredError } };
}

/** Both; where luma is equal its figure is left out, and its error is 0. */
function withLuma({ samples, luma }: SquaredDifferences, picture: Rgb8): Measurement {
  const measurement = overSamples(samples, picture);
  if (samples === 0) return measurement;
  const lumaMeanSquaredError = luma / (picture.width * picture.height);
  const figure = luma > 0 && { luma: decibels(lumaMeanSquaredError) };
  return { ...measurement, parts: { ...measurement.parts, ...figure, lumaMeanSquaredError } };
}

const decibels = (meanSquaredError: number): number => 10 * Math.log10(255 ** 2 / meanSquaredError);

/** `psnr` as a plugin, with `luma`. */
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
      const work = squaredDifferencesWithLuma(reference.data, candidate.data);
      return withLuma(await inTurns(work, context), reference);
    },
  }),
});

export default plugin;
