import type { Taps } from "../resample/taps.ts";

/** 1 as a weight of 14 fractional bits. */
const one = 2 ** 14;

/** Taps in whole numbers, two by two: a run of odd length ends in a weight of 0. */
export interface WholeTaps {
  readonly firsts: Int32Array;
  /** Pairs in each run. */
  readonly pairs: Int32Array;
  /** `2 * stride` weights an output sample, 1 is 16384; those of a run sum to 16384 where the taps sum to 1. */
  readonly weights: Int16Array;
  /** Pairs from one output sample to the next. */
  readonly stride: number;
}

/**
 * Taps with weights of 14 fractional bits; what rounding leaves goes to the greatest weight of a run. The magnitudes of a
 * run's weights have to sum to less than 2, as those of every customary kernel do.
 */
export function wholeTaps({ firsts, counts, weights, stride }: Taps): WholeTaps {
  const pairStride = Math.ceil(stride / 2);
  const whole = new Int16Array(firsts.length * pairStride * 2);
  for (let i = 0; i < firsts.length; i++) {
    const start = i * pairStride * 2;
    let [missing, greatest] = [0, start];
    for (let k = 0; k < counts[i]; k++) {
      const weight = weights[i * stride + k] * one;
      whole[start + k] = Math.round(weight);
      missing += weight - whole[start + k];
      if (whole[start + k] > whole[greatest]) greatest = start + k;
    }
    whole[greatest] += Math.round(missing);
  }
  return { firsts, pairs: counts.map((count) => Math.ceil(count / 2)), weights: whole, stride: pairStride };
}
