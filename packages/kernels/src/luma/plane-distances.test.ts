import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { random, randomTaps } from "../resample/random-taps.fixture.ts";
import { filterTwin } from "../resample/resample-twin.ts";
import type { AxisTaps } from "../resample/taps.ts";
import type { Plane } from "./plane.ts";
import { planeDistances } from "./plane-distances.ts";

const side = integer({ min: 1, max: 60 });

function noise(width: number, height: number, next: () => number): Plane {
  return { width, height, data: new Float32Array(width * height).map(() => next() * 255) };
}

function distanceTwin(source: Plane, { data }: Plane, taps: AxisTaps): number {
  const filtered = filterTwin(source.data, { ...source, channels: 1 }, taps);
  return filtered.reduce((sum, value, i) => sum + Math.abs(value - data[i]), 0);
}

test("distances are those of the plain twin: any size, rows left out or not", () => {
  assert(
    property(
      side,
      side,
      side,
      side,
      integer({ min: 1, max: 2 ** 31 - 1 }),
      (width, height, toWidth, toHeight, seed) => {
        const next = random(seed);
        const [source, actual] = [noise(width, height, next), noise(toWidth, toHeight, next)];
        const candidates = [1, 3].map((radius) => ({
          x: randomTaps(width, toWidth, radius, next),
          y: randomTaps(height, toHeight, radius, next),
        }));
        for (const [i, distance] of planeDistances(source, actual, candidates).entries()) {
          const expected = distanceTwin(source, actual, candidates[i]);
          expect(Math.abs(distance - expected)).toBeLessThan(1e-5 * (1 + expected));
        }
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});
