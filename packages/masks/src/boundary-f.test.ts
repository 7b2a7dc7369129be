import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { boundaryF } from "./boundary-f.ts";
import { anyMask, drawn, rowsOf } from "./masks.fixture.ts";
import { resizeMask } from "./resize-mask.ts";

const square = drawn("........", ".####...", ".####...", ".####...", ".####...", "........");
const shifted = drawn("........", "...####.", "...####.", "...####.", "...####.", "........");

describe("the boundary F-score", () => {
  test("of a mask and itself is 1, whatever the tolerance", () => {
    assert(
      property(anyMask, integer({ min: 0, max: 5 }), (mask, tolerance) => {
        expect(boundaryF(mask, mask, tolerance)).toBe(1);
      }),
      { seed: 1 },
    );
  });

  test("of a square moved by 2 px, by hand", () => {
    // 4 of the 12 boundary pixels of either are on the other's: those of the rows above and below that overlap.
    expect(boundaryF(square, shifted, 0)).toBeCloseTo(4 / 12, 12);
    expect(boundaryF(square, shifted, 2)).toBe(1);
  });

  test("is the same both ways, and grows with the tolerance", () => {
    assert(
      property(integer({ min: 0, max: 4 }), (tolerance) => {
        expect(boundaryF(square, shifted, tolerance)).toBe(boundaryF(shifted, square, tolerance));
        expect(boundaryF(square, shifted, tolerance + 1)).toBeGreaterThanOrEqual(boundaryF(square, shifted, tolerance));
      }),
    );
  });

  test("of nothing and something is 0, of nothing and nothing 1; two sizes are refused", () => {
    const empty = drawn("........", "........", "........", "........", "........", "........");
    expect([boundaryF(square, empty, 1), boundaryF(empty, empty, 1)]).toEqual([0, 1]);
    expect(() => boundaryF(square, drawn("#"), 1)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
  });
});

test("a mask at twice the size has the same shape", () => {
  const twice = resizeMask(drawn("....", ".##.", ".##.", "...."), { width: 8, height: 8 });
  // By hand: 3/4 inside beside a border, 9/16 in a corner; 1/4 outside of it.
  expect(rowsOf(twice)).toEqual(
    rowsOf(drawn(...[0, 0, 1, 1, 1, 1, 0, 0].map((row) => (row ? "..####.." : "........")))),
  );
});
