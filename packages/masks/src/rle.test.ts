import { assert, integer, array, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMask, drawn, rowsOf } from "./masks.fixture.ts";
import { readCounts, writeCounts } from "./rle-counts.ts";
import { compressRle, decodeRle, decompressRle, encodeRle } from "./rle.ts";

/** 40 rows, 3 columns: the first from row 5 on, the second down to row 29, the third in rows 2 and 3. */
const threeColumns = drawn(
  ...Array.from({ length: 40 }, (_, y) =>
    [y >= 5, y < 30, y === 2 || y === 3].map((isInside) => (isInside ? "#" : ".")).join(""),
  ),
);

describe("run lengths", () => {
  // What pycocotools 2.0 gives for the same masks.
  test.each([
    [drawn(".##", ".#."), [2, 3, 1], "231"],
    [threeColumns, [5, 65, 12, 2, 36], "5Q2<QNh0"],
    [drawn("##", "##"), [0, 4], "04"],
    [drawn("..", ".."), [4], "4"],
  ])("are those of pycocotools (%#)", (mask, counts, text) => {
    const rle = encodeRle(mask);
    expect(rle).toEqual({ size: [mask.height, mask.width], counts });
    expect(compressRle(rle).counts).toBe(text);
    expect(decodeRle(decompressRle(compressRle(rle)))).toEqual(mask);
  });

  test("and back give the mask, of any size and shape", () => {
    assert(
      property(anyMask, (mask) => {
        const rle = encodeRle(mask);
        expect(rle.counts.every((count, i) => count > 0 || i === 0)).toBe(true);
        expect(rowsOf(decodeRle(decompressRle(compressRle(rle))))).toEqual(rowsOf(mask));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("of any length are written and read", () => {
    assert(
      property(array(integer({ min: 0, max: 2 ** 30 })), (counts) => {
        expect(readCounts(writeCounts(counts))).toEqual(counts);
      }),
      { seed: 1 },
    );
  });

  test.each(["5Q", "5 2", "5é", "0000O"])("that are no text of COCO's are refused: %j", (counts) => {
    expect(() => readCounts(counts)).toThrow(expect.objectContaining({ code: "INPUT_CORRUPT" }));
  });

  test("that do not fill the size are refused", () => {
    expect(() => decodeRle({ size: [2, 2], counts: [2, 3] })).toThrow(
      expect.objectContaining({ code: "INPUT_CORRUPT", message: expect.stringContaining("4 pixels") }),
    );
  });
});
