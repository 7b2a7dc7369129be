import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf, shortestPeriod, strongestGrid } from "./strongest-grid.ts";

const margin = 24;

test("any grid of two lines or more is found among weaker noise", () => {
  const grids = fc
    .record({ length: fc.integer({ min: 160, max: 900 }), period: fc.integer({ min: shortestPeriod, max: 400 }) })
    .chain((size) =>
      fc.record({
        length: fc.constant(size.length),
        period: fc.constant(size.period),
        offset: fc.nat(size.period - 1),
      }),
    )
    .filter(({ length, ...grid }) => linesOf(grid, length, margin).length > 1);
  fc.assert(
    fc.property(grids, fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })), ({ length, ...grid }, noise) => {
      const deviates = Float32Array.from({ length }, () => noise.next().value);
      for (const x of linesOf(grid, length, margin)) deviates[x] = 8;
      expect(strongestGrid(deviates, margin)).toMatchObject(grid);
    }),
  );
});

test("where one line only has room there is no grid", () => {
  expect(strongestGrid(new Float32Array(2 * margin + shortestPeriod - 1), margin)).toBeUndefined();
});
