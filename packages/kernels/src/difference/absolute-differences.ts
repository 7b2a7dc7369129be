import { inStrips } from "./strips.ts";

/** Absolute differences of 8-bit samples; all figures are exact. */
export interface AbsoluteDifferences {
  /** Sum over all samples. */
  readonly sum: number;
  /** The greatest, 0..255. */
  readonly max: number;
  /** Pixels with a sample that differs by more than the threshold. */
  readonly count: number;
}

/**
 * The absolute differences of two pictures of interleaved 8-bit RGB, of one length, with a threshold of 0..255 levels.
 * Yields the fraction done now and then.
 */
export function* absoluteDifferences(
  a: Uint8Array,
  b: Uint8Array,
  threshold: number,
): Generator<number, AbsoluteDifferences, void> {
  let [sum, max, count] = [0, 0, 0];
  yield* inStrips(a, b, ({ kernels, arena }) => {
    const to = arena.reserve(3 * Float64Array.BYTES_PER_ELEMENT);
    const found = arena.doubles(to, 3);
    return (strip) => {
      kernels.absoluteDifferences(strip.a, strip.b, strip.length, threshold, to);
      sum += found[0];
      max = Math.max(max, found[1]);
      count += found[2];
    };
  });
  return { sum, max, count };
}
