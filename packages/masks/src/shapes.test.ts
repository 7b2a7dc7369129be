import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { boxIou, maskBox } from "./box.ts";
import { anyMask, drawn, rowsOf } from "./masks.fixture.ts";
import { maskArea, maskIou } from "./overlap.ts";
import { removeSmallRegions } from "./small-regions.ts";
import { stabilityScore } from "./stability.ts";
import { suppressOverlaps } from "./suppress-overlaps.ts";

describe("area, box and overlap", () => {
  test("of a drawn mask", () => {
    const mask = drawn("....", ".##.", "..#.");
    expect(maskArea(mask)).toBe(3);
    expect(maskBox(mask)).toEqual({ x: 1, y: 1, width: 2, height: 2 });
    expect(maskIou(mask, drawn("....", ".##.", ".#.."))).toBe(2 / 4);
  });

  test("the box is the smallest that holds every pixel", () => {
    assert(
      property(anyMask, (mask) => {
        const inside = [...mask.data.keys()].filter((i) => mask.data[i] === 1);
        const [xs, ys] = [inside.map((i) => i % mask.width), inside.map((i) => Math.floor(i / mask.width))];
        const [x, y] = [Math.min(...xs), Math.min(...ys)];
        const expected = { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 };
        expect(maskBox(mask)).toEqual(inside.length === 0 ? undefined : expected);
      }),
      { seed: 1 },
    );
  });

  test("two empty masks are alike; masks of two sizes are refused", () => {
    expect(maskIou(drawn(".."), drawn(".."))).toBe(1);
    expect(() => maskIou(drawn(".."), drawn("..."))).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
  });

  test("boxes 4x4 that share 2x4", () => {
    expect(boxIou({ x: 0, y: 0, width: 4, height: 4 }, { x: 2, y: 0, width: 4, height: 4 })).toBe(8 / 24);
  });
});

describe("non-maximum suppression", () => {
  const box = (x: number) => ({ x, y: 0, width: 10, height: 10 });

  test("drops what overlaps a better one, best first; what a dropped one overlaps stays", () => {
    // 0 and 3 overlap by 7/13, 3 and 6 too, 0 and 6 by 4/16.
    expect(suppressOverlaps([box(0), box(3), box(6)], [0.9, 0.8, 0.7], 0.5)).toEqual([0, 2]);
    expect(suppressOverlaps([box(0), box(3), box(6)], [0.7, 0.9, 0.8], 0.5)).toEqual([1]);
  });

  test("an overlap of just the threshold is none too many; equal scores keep their order", () => {
    expect(suppressOverlaps([box(0), box(5)], [1, 1], 1 / 3)).toEqual([0, 1]);
  });

  test("boxes without an area stay, as in torchvision", () => {
    const point = { x: 4, y: 4, width: 0, height: 0 };
    expect(suppressOverlaps([point, point], [0.5, 0.6], 0.7)).toEqual([1, 0]);
  });
});

test("stability is what a threshold moved up leaves of one moved down", () => {
  expect(stabilityScore([3, 1.5, 1, 0.5, -0.5, -1, -2], 0, 1)).toBe(2 / 5);
  expect(stabilityScore([-3], 0, 1)).toBeNaN();
});

describe("small regions", () => {
  const mask = drawn(
    "#####...", //
    "#.#.#..#",
    "#####...",
    "#...#...",
    "#...####",
  );

  test("holes are filled, then islands dropped, corners count as touching", () => {
    expect(rowsOf(removeSmallRegions(mask, 2))).toEqual([
      "#####...", //
      "#####...",
      "#####...",
      "#...#...",
      "#...####",
    ]);
  });

  test("nothing small: the mask itself", () => {
    expect(removeSmallRegions(mask, 1)).toBe(mask);
  });

  test("the largest island stays where all are small", () => {
    expect(rowsOf(removeSmallRegions(drawn(".....", ".##..", ".##..", "....#"), 9))).toEqual([
      ".....",
      ".##..",
      ".##..",
      ".....",
    ]);
  });

  test("whatever is left is either large enough or all there is", () => {
    assert(
      property(anyMask, integer({ min: 1, max: 30 }), (mask, least) => {
        const cleaned = removeSmallRegions(mask, least);
        expect(removeSmallRegions(cleaned, 1)).toBe(cleaned);
        expect(maskArea(cleaned) > 0).toBe(maskArea(mask) > 0 || least > mask.data.length);
      }),
      { seed: 1 },
    );
  });
});
