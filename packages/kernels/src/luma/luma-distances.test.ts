import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { random, randomTaps } from "../resample/random-taps.fixture.ts";
import { filterTwin } from "../resample/resample-twin.ts";
import { lumaDistances, type Grid } from "./luma-distances.ts";
import { lumaTwin } from "./luma-twin.ts";

const side = integer({ min: 1, max: 60 });

function noise(width: number, height: number, next: () => number): Rgb8 {
  return createRgb8({ width, height, data: new Uint8Array(width * height * 3).map(() => next() * 256) });
}

/** The twin: everything filtered, the grid looked up. */
function distanceTwin(
  before: Rgb8,
  after: Rgb8,
  { columns, rows }: Grid,
  taps: Parameters<typeof filterTwin>[2],
): number {
  const filtered = filterTwin(lumaTwin(before, false).data, { ...before, channels: 1 }, taps);
  const luma = lumaTwin(after, false).data;
  const distances = rows.flatMap((y, j) =>
    columns.map((x, i) => Math.abs(luma[y * after.width + x] - filtered[j * columns.length + i])),
  );
  return distances.reduce((sum, value) => sum + value, 0);
}

test("the distance is that of whole pictures at the places of the grid", () => {
  assert(
    property(side, side, side, side, integer({ min: 1, max: 3 }), integer({ min: 1, max: 2 ** 31 - 1 }), (...given) => {
      const [width, height, toWidth, toHeight, radius, seed] = given;
      const next = random(seed);
      const [before, after] = [noise(width, height, next), noise(toWidth, toHeight, next)];
      const some = (length: number): number[] => Array.from({ length }, (_, i) => i).filter(() => next() < 0.4);
      const grid = { columns: [...some(toWidth - 1), toWidth - 1], rows: [...some(toHeight - 1), toHeight - 1] };
      const candidates = [radius, 1].map((radius) => ({
        x: randomTaps(width, grid.columns.length, radius, next),
        y: randomTaps(height, grid.rows.length, radius, next),
      }));
      const distances = lumaDistances(before, after, grid, candidates);
      for (const [i, taps] of candidates.entries()) {
        const expected = distanceTwin(before, after, grid, taps);
        expect(Math.abs(distances[i] - expected)).toBeLessThan(1e-4 * (1 + expected));
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
