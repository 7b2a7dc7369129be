import fc from "fast-check";
import { expect, test } from "vitest";
import { growthPlot } from "./growth-plot.ts";
import { ticks } from "./ticks.ts";

test("ticks start at 0, reach the largest value, are evenly spaced by a round step, and at most seven", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (largest) => {
      const marks = ticks(largest);
      const step = marks[1];
      expect(marks[0]).toBe(0);
      expect(marks[marks.length - 1]).toBeGreaterThanOrEqual(largest * (1 - 1e-8));
      expect(marks[marks.length - 2]).toBeLessThan(largest);
      expect(marks.length).toBeLessThanOrEqual(7);
      for (const [i, mark] of marks.entries()) expect(mark).toBeCloseTo(i * step, 8);
      expect([1, 2, 5]).toContain(Number(step.toExponential(3).split("e")[0]));
    }),
  );
});

test("known axes", () => {
  expect(ticks(50)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(ticks(1200)).toEqual([0, 200, 400, 600, 800, 1000, 1200]);
  expect(ticks(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
});

const run = (megapixels: number, seconds: number, peak: number): Parameters<typeof growthPlot>[0][number] => ({
  megapixels,
  seconds,
  peak_bytes: peak,
  limit_bytes: 18e6 * megapixels + 300e6,
  within: true,
});

test("the plot has a dot a measurement in both panels, the limit, and colours for dark and light", () => {
  const svg = growthPlot([run(1, 0.5, 250e6), run(10, 3, 400e6), run(50, 14, 1100e6)]);
  expect(svg.match(/<circle/g)).toHaveLength(6);
  expect(svg.match(/class="limit"/g)).toHaveLength(1);
  expect(svg).toContain("prefers-color-scheme: dark");
  expect(svg).not.toContain("NaN");
});

test("a larger measurement stands further right and higher up", () => {
  const svg = growthPlot([run(1, 1, 250e6), run(50, 10, 1100e6)]);
  const [first, last] = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  expect(last[0]).toBeGreaterThan(first[0]);
  expect(last[1]).toBeLessThan(first[1]);
});
