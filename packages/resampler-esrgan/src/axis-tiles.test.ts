import { assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { axisTiles, sharesOf, smallestSide } from "./axis-tiles.ts";

const rules = record({ overlap: integer({ min: 0, max: 40 }), multiple: constantFrom(1, 2, 4, 8, 64) });
const length = integer({ min: 1, max: 700 });
const more = integer({ min: 0, max: 300 });

test("tiles of one side cover the axis, and every sample gets shares that sum to 1", () => {
  assert(
    property(length, more, rules, constantFrom(2, 4), (length, more, rules, scale) => {
      const side = smallestSide(rules) + more;
      const tiles = axisTiles(length, side, rules);
      const sums = new Float64Array(length * scale);
      for (const { first, weights } of sharesOf(tiles, length, rules.overlap, scale)) {
        for (const [k, weight] of weights.entries()) sums[first + k] += weight;
      }
      expect(sums.every((sum) => Math.abs(sum - 1) < 1e-6)).toBe(true);
      expect(tiles.side).toBeLessThanOrEqual(side);
      expect(tiles.side % rules.multiple).toBe(0);
    }),
  );
});

test("what lies within the overlap of a cut edge has no share", () => {
  const tiles = axisTiles(200, 64, { overlap: 10, multiple: 1 });
  const [left, right] = sharesOf(tiles, 200, 10, 1);
  expect(left.first).toBe(0);
  expect(left.weights.length).toBe(tiles.starts[0] + tiles.side - 10);
  expect(right.first).toBe(tiles.starts[1] + 10);
});

test("an axis that fits is one tile with its overlap around", () => {
  expect(axisTiles(40, 300, { overlap: 16, multiple: 1 })).toEqual({ side: 72, starts: [-16] });
  expect(axisTiles(41, 300, { overlap: 16, multiple: 4 })).toEqual({ side: 76, starts: [-16] });
});
