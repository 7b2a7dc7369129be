import { describe, expect, test } from "vitest";
import { decodeRle, encodeRle, maskArea, maskBox } from "@pixelproof/masks";
import { cropsOf, gridOf, isCutOff, type Crop } from "./crops.ts";
import { judge, judgedSize, type Judged } from "./judge.ts";
import { autoSchema } from "./settings.ts";
import { siftAll, siftCrop } from "./sift.ts";

const defaults = autoSchema.parse({});
const whole = (width: number, height: number): Crop => ({ x: 0, y: 0, width, height, layer: 0 });

test("the published defaults", () => {
  expect(defaults).toEqual({
    pointsPerSide: 32,
    predIouThresh: 0.88,
    stabilityScoreThresh: 0.95,
    stabilityScoreOffset: 1,
    boxNmsThresh: 0.7,
    cropNLayers: 0,
    cropNmsThresh: 0.7,
    cropOverlapRatio: 512 / 1500,
    cropNPointsDownscaleFactor: 1,
    minMaskRegionArea: 0,
  });
});

describe("where is looked", () => {
  test("points are the centres of a grid, row after row", () => {
    const grid = gridOf(whole(80, 40), { ...defaults, pointsPerSide: 2 });
    expect(grid).toEqual([
      { x: 20, y: 10 },
      { x: 60, y: 10 },
      { x: 20, y: 30 },
      { x: 60, y: 30 },
    ]);
  });

  test("a layer further in has fewer points where that is asked for, truncated", () => {
    const settings = { ...defaults, pointsPerSide: 7, cropNPointsDownscaleFactor: 2 };
    expect(gridOf({ ...whole(10, 10), layer: 1 }, settings)).toHaveLength(9);
  });

  test("crops of one layer: four that overlap, column after column", () => {
    // By hand: overlap trunc(0.3413 * 600 * 1) = 204; widths ceil((204 + 1000) / 2) = 602, heights ceil((204 + 600) / 2) = 402.
    expect(cropsOf({ width: 1000, height: 600 }, { ...defaults, cropNLayers: 1 })).toEqual([
      { x: 0, y: 0, width: 1000, height: 600, layer: 0 },
      { x: 0, y: 0, width: 602, height: 402, layer: 1 },
      { x: 0, y: 198, width: 602, height: 402, layer: 1 },
      { x: 398, y: 0, width: 602, height: 402, layer: 1 },
      { x: 398, y: 198, width: 602, height: 402, layer: 1 },
    ]);
  });

  test("an object at the edge of a crop is cut off, at the edge of the picture it is not", () => {
    const [crop, picture] = [
      { x: 0, y: 0, width: 602, height: 402, layer: 1 },
      { width: 1000, height: 600 },
    ];
    expect(isCutOff({ x: 0, y: 100, width: 300, height: 100 }, crop, picture)).toBe(false);
    expect(isCutOff({ x: 400, y: 100, width: 182, height: 100 }, crop, picture)).toBe(true);
    expect(isCutOff({ x: 400, y: 100, width: 181, height: 100 }, crop, picture)).toBe(false);
  });
});

/** Logits of squares on the frame: `high` inside, -10 outside. */
function square(from: number, to: number, high: number): number[] {
  return Array.from({ length: 256 * 256 }, (_, i) => {
    const [x, y] = [i % 256, Math.floor(i / 256)];
    return x >= from && x < to && y >= from && y < to ? high : -10;
  });
}

describe("what stays of the candidates", () => {
  const crop = { width: 1024, height: 1024 };
  const input = (masks: readonly number[][], scores: readonly number[], isFirstSingle = false) => ({
    candidates: { each: scores.length, logits: Float32Array.from(masks.flat()), scores: Float32Array.from(scores) },
    isFirstSingle,
    fit: "longest" as const,
    crop,
    settings: defaults,
  });

  test("those with a predicted IoU above the least, and stable under a threshold a logit higher and lower", () => {
    // Half a logit above 0 everywhere is gone a logit higher.
    const masks = [square(64, 128, 10), square(64, 128, 0.5), square(64, 128, 10)];
    const judged = judge(input(masks, [0.9, 0.99, 0.88]));
    expect(judged.map(({ predictedIou }) => predictedIou)).toEqual([Math.fround(0.9)]);
    // By hand: 10 and -10 meet halfway between centres 4 px apart, so the square has 256 px a side; at +-1 it is nearly the same.
    const mask = decodeRle(judged[0].rle);
    expect(maskBox(mask)).toEqual({ x: 256, y: 256, width: 256, height: 256 });
    expect(judged[0].box).toEqual({ x: 256, y: 256, width: 255, height: 255 });
    expect(judged[0].stability).toBeGreaterThan(0.98);
  });

  test("not the one of four that is for clear prompts", () => {
    const masks = [0, 1, 2, 3].map(() => square(64, 128, 10));
    expect(judge(input(masks, [1, 0.5, 0.95, 0.5], true)).map(({ predictedIou }) => predictedIou)).toEqual([
      Math.fround(0.95),
    ]);
  });

  test("large pictures are judged at the frame's size, small ones at their own", () => {
    expect(judgedSize({ width: 4000, height: 3000 })).toEqual({ width: 1024, height: 768 });
    expect(judgedSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  });
});

/** A box of an object in a picture of 200x100, with a hole of one pixel where asked for. */
function found(x: number, width: number, predictedIou: number, hasHole = false): Judged {
  const data = new Uint8Array(200 * 100);
  for (let y = 10; y < 60; y++) data.fill(1, y * 200 + x, y * 200 + x + width);
  if (hasHole) data[30 * 200 + x + 5] = 0;
  const rle = encodeRle({ width: 200, height: 100, data });
  return { rle, box: { x, y: 10, width: width - 1, height: 49 }, predictedIou, stability: 1, prompt: 0 };
}

describe("what stays of the masks", () => {
  const picture = { width: 200, height: 100 };
  const one = whole(200, 100);

  test("of much the same boxes the best by predicted IoU, best first", () => {
    const sifted = siftCrop([found(20, 60, 0.9), found(22, 60, 0.95), found(120, 40, 0.97)], one, picture, defaults);
    expect(sifted.map(({ predictedIou }) => predictedIou)).toEqual([0.97, 0.95]);
  });

  test("of much the same boxes of two crops that of the smaller", () => {
    const small = { x: 0, y: 0, width: 150, height: 100, layer: 1 };
    const both = [
      { ...found(20, 60, 0.99), crop: one },
      { ...found(21, 60, 0.9), crop: small },
    ];
    expect(siftAll(both, 2, defaults).map(({ predictedIou }) => predictedIou)).toEqual([0.9]);
  });

  test("small holes are filled; a mask that changed gives way to the same one that did not", () => {
    const settings = { ...defaults, minMaskRegionArea: 4 };
    const [holed, sound] = [
      { ...found(20, 60, 0.99, true), crop: one },
      { ...found(20, 60, 0.9), crop: one },
    ];
    const [alone] = siftAll([holed], 1, settings);
    expect(maskArea(decodeRle(alone.rle))).toBe(60 * 50);
    expect(siftAll([holed, sound], 1, settings)).toEqual([sound]);
  });
});
