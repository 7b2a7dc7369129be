import { array, assert, double, float, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { Distribution } from "./distribution.ts";

const values = array(float({ min: Math.fround(2 ** -9), max: 250, noNaN: true }), { minLength: 1, maxLength: 300 });

test("any quantile is the value of that rank, to one part in 8,192, zeros counted", () => {
  assert(
    property(values, integer({ min: 0, max: 50 }), double({ min: 0, max: 1, noNaN: true }), (given, zeros, share) => {
      const distribution = new Distribution();
      for (const part of [given.slice(0, 7), given.slice(7), [0, 0]]) distribution.add(Float32Array.from(part));
      const all = [...Array.from({ length: zeros }, () => 0), ...given].toSorted((a, b) => a - b);
      const exact = all[Math.max(0, Math.ceil(share * all.length) - 1)];
      expect(Math.abs(distribution.quantile(share, all.length) - exact)).toBeLessThanOrEqual(exact / 8192);
      expect(distribution.max).toBe(Math.max(...given));
      expect(distribution.mean(all.length)).toBeCloseTo(given.reduce((sum, value) => sum + value, 0) / all.length, 9);
    }),
  );
});

test("values beyond the bins are still counted, and no quantile lies above the greatest value", () => {
  const distribution = new Distribution();
  distribution.add(Float32Array.of(1e-6, 300));
  expect(distribution.quantile(0.5, 2)).toBeLessThan(2 ** -9);
  expect(distribution.quantile(1, 2)).toBeGreaterThan(255);
  const one = new Distribution();
  one.add(Float32Array.of(2));
  expect(one.quantile(1, 1)).toBe(2);
});

test("the lowest quantile is the least value", () => {
  const distribution = new Distribution();
  distribution.add(Float32Array.of(3, 2));
  expect(distribution.quantile(0, 2)).toBeCloseTo(2, 3);
});

test("nothing added is all zeros", () => {
  expect([new Distribution().quantile(0.95, 10), new Distribution().mean(10), new Distribution().max]).toEqual([
    0, 0, 0,
  ]);
});
