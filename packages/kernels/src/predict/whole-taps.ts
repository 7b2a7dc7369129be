import type { Taps } from "../resample/taps.ts";

/** Fractional bits of a weight. */
const weightBits = 14;

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

/** Taps with weights of 14 fractional bits; what rounding leaves goes to the greatest weight of a run. */
export function wholeTaps({ firsts, counts, weights, stride }: Taps): WholeTaps {
  const pairStride = Math.ceil(stride / 2);
  const whole = new Int16Array(firsts.length * pairStride * 2);
  for (const [i, count] of counts.entries()) {
    const run = whole.subarray(i * pairStride * 2, i * pairStride * 2 + count);
    let [sum, greatest] = [0, 0];
    for (let k = 0; k < count; k++) {
      const weight = weights[i * stride + k];
      sum += weight;
      run[k] = Math.round(weight * 2 ** weightBits);
      if (run[k] > run[greatest]) greatest = k;
    }
    run[greatest] += Math.round(sum * 2 ** weightBits) - run.reduce((total, weight) => total + weight, 0);
  }
  return { firsts, pairs: counts.map((count) => Math.ceil(count / 2)), weights: whole, stride: pairStride };
}
