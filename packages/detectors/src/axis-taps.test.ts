import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { axisTaps } from "./axis-taps.ts";
import { cubic, lanczos, linear, type Kernel } from "./interpolators.ts";

const side = integer({ min: 1, max: 60 });
const kernels = constantFrom<Kernel[]>(linear, cubic(0, 0.5), cubic(1, 0), lanczos(3));
const shifts = constantFrom(0, -0.5);

/** The weight of each source sample in each output sample, by definition. */
function matrix(from: number, to: number, { support, weight }: Kernel, shift: number): number[][] {
  const stretch = Math.max(1, from / to);
  return Array.from({ length: to }, (_, i) => {
    const centre = ((i + 0.5 + shift) * from) / to - 0.5;
    const row = Array.from({ length: from }, () => 0);
    for (let j = Math.ceil(centre - support * stretch); j <= centre + support * stretch; j++) {
      row[Math.min(Math.max(j, 0), from - 1)] += weight((j - centre) / stretch);
    }
    const total = row.reduce((sum, value) => sum + value, 0);
    return row.map((value) => value / total);
  });
}

describe("the taps of an axis", () => {
  test("are the kernel around each sample's place, the edge repeated", () => {
    assert(
      property(side, side, kernels, shifts, (from, to, kernel, shift) => {
        const { firsts, counts, weights, stride } = axisTaps(from, to, { kernel, shift });
        for (const [i, expected] of matrix(from, to, kernel, shift).entries()) {
          const row = expected.map(() => 0);
          for (let k = 0; k < counts[i]; k++) row[firsts[i] + k] = weights[i * stride + k];
          for (const [j, value] of row.entries()) expect(value).toBeCloseTo(expected[j], 6);
        }
      }),
      { seed: 1 },
    );
  });

  test("of a few samples are those of all", () => {
    assert(
      property(side, side, kernels, (from, to, kernel) => {
        const all = axisTaps(from, to, { kernel, shift: 0 });
        const last = axisTaps(from, to, { kernel, shift: 0 }, [to - 1]);
        expect([last.firsts[0], last.counts[0]]).toEqual([all.firsts[to - 1], all.counts[to - 1]]);
        expect(last.weights).toEqual(all.weights.subarray((to - 1) * all.stride));
      }),
      { seed: 1 },
    );
  });
});
