import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { random, randomTaps } from "../resample/random-taps.fixture.ts";
import { wholeTaps } from "./whole-taps.ts";

test("whole weights are the weights, and what sums to 1 still does", () => {
  const side = integer({ min: 1, max: 60 });
  assert(
    property(side, side, integer({ min: 1, max: 4 }), integer({ min: 1, max: 1e6 }), (from, to, radius, seed) => {
      const taps = randomTaps(from, to, radius, random(seed), 0.5);
      const whole = wholeTaps(taps);
      for (let i = 0; i < to; i++) {
        const run = whole.weights.subarray(i * 2 * whole.stride, (i * whole.stride + whole.pairs[i]) * 2);
        expect(run.reduce((sum, weight) => sum + weight, 0)).toBe(16384);
        for (const [k, weight] of run.entries()) {
          const exact = k < taps.counts[i] ? taps.weights[i * taps.stride + k] * 16384 : 0;
          expect(Math.abs(weight - exact)).toBeLessThanOrEqual(taps.counts[i]);
        }
      }
    }),
    { seed: 1 },
  );
});
