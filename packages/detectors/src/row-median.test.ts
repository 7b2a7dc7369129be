import { array, assert, float, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { rowMedian } from "./row-median.ts";

test("the median of several rows is the upper middle one of their sorted values, at each place", () => {
  const value = float({ noNaN: true });
  const rows = integer({ min: 1, max: 7 }).chain((count) =>
    integer({ min: 1, max: 9 }).chain((length) =>
      array(
        array(value, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values)),
        { minLength: count, maxLength: count },
      ),
    ),
  );
  assert(
    property(rows, (rows) => {
      const expected = [...rows[0].keys()].map((i) => {
        const sorted = Float32Array.from(rows, (row) => row[i]).toSorted();
        return sorted[sorted.length >> 1];
      });
      // -0 and 0 are equal, and either may come first.
      expect([...rowMedian(rows)].map((middle) => middle + 0)).toEqual(expected.map((middle) => middle + 0));
    }),
    { seed: 1 },
  );
});
