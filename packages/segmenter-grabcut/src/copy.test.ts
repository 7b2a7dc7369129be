import { createRgb8 } from "@pixelproof/core";
import { describe, expect, test } from "vitest";
import { areaAverage } from "./area-average.ts";
import { priorOf } from "./prior.ts";
import { promptIn, viewOf } from "./view.ts";

test("the copy holds means of what its pixels cover", () => {
  const levels = [10, 20, 30, 40, 50, 60, 70, 80, 90];
  const data = Uint8Array.from(levels.flatMap((level) => [level, 0, 255 - level]));
  const picture = createRgb8({ width: 3, height: 3, data });
  const copy = areaAverage(picture, { x: 1, y: 0, width: 2, height: 3 }, { width: 1, height: 2 });
  // 20 and 30 in the first row; 50, 60, 80, 90 in the other two.
  expect([...copy.data]).toEqual([25, 0, 230, 70, 0, 185]);
});

describe("what is looked at", () => {
  const size = { width: 100, height: 80 };

  test("is everything, or a box with a quarter of ground around it that holds the points too", () => {
    expect(viewOf({ points: [{ x: 3, y: 3, foreground: true }] }, size)).toEqual({ x: 0, y: 0, ...size });
    const box = { x: 40, y: 20, width: 20, height: 20 };
    expect(viewOf({ box }, size)).toEqual({ x: 35, y: 15, width: 30, height: 30 });
    const points = [{ x: 2, y: 30, foreground: false }];
    expect(viewOf({ box, points }, size)).toEqual({ x: 2, y: 15, width: 63, height: 30 });
    expect(viewOf({ box: { x: -10, y: 60, width: 40, height: 40 } }, size)).toEqual({
      x: 0,
      y: 50,
      width: 40,
      height: 30,
    });
  });

  test("has the prompt in its own pixels", () => {
    const prompt = { box: { x: 40, y: 20, width: 20, height: 20 }, points: [{ x: 50, y: 30, foreground: true }] };
    expect(promptIn({ x: 30, y: 10, width: 40, height: 40 }, { width: 20, height: 10 }, prompt)).toEqual({
      box: { x: 5, y: 2.5, width: 10, height: 5 },
      points: [{ x: 10, y: 5, foreground: true }],
    });
  });
});

describe("what is known beforehand", () => {
  const drawn = (known: Uint8Array, width: number): string[] =>
    Array.from({ length: known.length / width }, (_, y) => known.subarray(y * width, (y + 1) * width).join(""));

  test("a box: ground outside (0), perhaps the object inside (3), and certain where points are (1, 0)", () => {
    const points = [
      { x: 2.5, y: 1.5, foreground: true },
      { x: 6.5, y: 1.5, foreground: false },
    ];
    expect(drawn(priorOf({ box: { x: 1, y: 0, width: 7, height: 3 }, points }, { width: 9, height: 4 }), 9)).toEqual([
      "011130000",
      "011130000",
      "011130000",
      "000000000",
    ]);
  });

  test("nothing: perhaps the object in the middle, perhaps ground around it (2)", () => {
    expect(drawn(priorOf({}, { width: 6, height: 5 }), 6)).toEqual(["222222", "233332", "233332", "233332", "222222"]);
  });
});
