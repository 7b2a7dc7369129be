import { inStrips } from "./strips.ts";

/** Sums of squared differences, exact up to 2^53: that is beyond 40 gigapixels. */
export interface SquaredDifferences {
  /** Over all R, G and B samples. */
  readonly samples: number;
  /** Over BT.601 luma rounded to whole levels: floor((299 R + 587 G + 114 B + 500) / 1000). */
  readonly luma: number;
}

/** The sum over all samples of two pictures of interleaved 8-bit RGB, of one length. Yields the fraction done now and then. */
export function* squaredDifferences(a: Uint8Array, b: Uint8Array): Generator<number, number, void> {
  let samples = 0;
  yield* inStrips(a, b, ({ kernels }) => (strip) => {
    samples += kernels.squaredDifferences(strip.a, strip.b, strip.length);
  });
  return samples;
}

/** `squaredDifferences`, and that of luma, in about twice the time. */
export function* squaredDifferencesWithLuma(a: Uint8Array, b: Uint8Array): Generator<number, SquaredDifferences, void> {
  let [samples, luma] = [0, 0];
  yield* inStrips(a, b, ({ kernels }) => (strip) => {
    samples += kernels.squaredDifferences(strip.a, strip.b, strip.length);
    luma += kernels.squaredLumaDifferences(strip.a, strip.b, strip.length);
  });
  return { samples, luma };
}
