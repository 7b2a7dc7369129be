import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { describe, expect, test } from "vitest";
import { knownModels } from "../models/known.ts";
import { samManifestSchema } from "../models/manifest.ts";
import { fitted } from "./fit.ts";
import { inputTensor } from "./input-tensor.ts";
import { resize } from "./resize.ts";

const grey = (width: number, height: number, levels: readonly number[]): Rgb8 =>
  createRgb8({ width, height, data: Uint8Array.from(levels.flatMap((level) => [level, level, level])) });

const red = ({ data }: Rgb8): number[] => [...data].filter((_, i) => i % 3 === 0);

function noise(width: number, height: number): Rgb8 {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);
  return createRgb8({ width, height, data });
}

/** The triangle filter straight from its definition, in one pass and 64-bit floats. */
function byDefinition({ width, height, data }: Rgb8, toWidth: number, toHeight: number): number[] {
  const weights = (i: number, from: number, to: number): number[] => {
    const scale = Math.max(1, from / to);
    const centre = ((i + 0.5) * from) / to;
    const own = Array.from({ length: from }, (_, k) => Math.max(0, 1 - Math.abs(k + 0.5 - centre) / scale));
    const total = own.reduce((sum, weight) => sum + weight, 0);
    return own.map((weight) => weight / total);
  };
  return Array.from({ length: toWidth * toHeight * 3 }, (_, i) => {
    const [x, y, c] = [Math.floor(i / 3) % toWidth, Math.floor(i / 3 / toWidth), i % 3];
    const [across, down] = [weights(x, width, toWidth), weights(y, height, toHeight)];
    return down.reduce(
      (sum, wy, v) => sum + wy * across.reduce((row, wx, u) => row + wx * data[(v * width + u) * 3 + c], 0),
      0,
    );
  });
}

describe("resizing as Pillow does", () => {
  test("to half: weights 1 3 3 1 of 8, at the border 3 3 1 of 7", () => {
    // (3 * 0 + 3 * 80 + 160) / 7 = 57.1; (80 + 3 * 160 + 3 * 240) / 7 = 182.9; (0 + 3 * 80 + 3 * 160 + 240) / 8 = 120.
    expect(red(resize(grey(4, 1, [0, 80, 160, 240]), { width: 2, height: 1 }))).toEqual([57, 183]);
    expect(red(resize(grey(6, 1, [0, 0, 80, 160, 240, 240]), { width: 3, height: 1 }))).toEqual([11, 120, 229]);
  });

  test("to twice the size: quarters between, the border goes on", () => {
    expect(red(resize(grey(2, 1, [0, 100]), { width: 4, height: 1 }))).toEqual([0, 25, 75, 100]);
    expect(red(resize(grey(1, 2, [0, 100]), { width: 1, height: 4 }))).toEqual([0, 25, 75, 100]);
  });

  test.each([
    [37, 23, 16, 11],
    [9, 14, 31, 40],
    [30, 8, 12, 20],
  ])("%dx%d to %dx%d is within a level of the filter's definition: rounded twice instead of once", (w, h, tw, th) => {
    const [resized, exact] = [resize(noise(w, h), { width: tw, height: th }).data, byDefinition(noise(w, h), tw, th)];
    expect(Math.max(...exact.map((value, i) => Math.abs(value - resized[i])))).toBeLessThanOrEqual(1.01);
  });

  test("to its own size changes nothing", () => {
    expect([...resize(noise(5, 4), { width: 5, height: 4 }).data]).toEqual([...noise(5, 4).data]);
  });
});

test.each([
  [800, 534, 1024, 684],
  [1800, 1200, 1024, 683],
  [2241, 1500, 1024, 685],
  [600, 1200, 512, 1024],
  [5000, 1, 1024, 1],
])("a picture of %dx%d is %dx%d in the frame: rounded half up", (width, height, w, h) => {
  expect(fitted({ width, height }, "longest")).toEqual({ width: w, height: h });
  expect(fitted({ width, height }, "stretch")).toEqual({ width: 1024, height: 1024 });
});

describe("what an encoder gets", () => {
  const inputOf = (model: string) => {
    const known = knownModels.find(({ name }) => name === model);
    return samManifestSchema.parse(known).encoder.input;
  };
  const data = new Uint8Array(512 * 256 * 3);
  data.set([255, 128, 0]);
  const picture = createRgb8({ width: 512, height: 256, data });

  test("MobileSAM: raw levels, interleaved, at the resized size, nothing padded", () => {
    const { dims, data: values } = inputTensor(picture, inputOf("mobile-sam"));
    expect(dims).toEqual([512, 1024, 3]);
    expect(values.slice(0, 3)).toEqual(Float32Array.of(255, 128, 0));
  });

  test("SAM: normalised first, then padded, so that padding is the mean colour", () => {
    const { dims, data: values } = inputTensor(picture, inputOf("sam-vit-b"));
    expect(dims).toEqual([1, 3, 1024, 1024]);
    const at = (c: number, x: number, y: number) => Number(values[(c * 1024 + y) * 1024 + x]);
    expect(at(0, 0, 0)).toBeCloseTo((255 - 123.675) / 58.395, 5);
    expect(at(1, 0, 0)).toBeCloseTo((128 - 116.28) / 57.12, 5);
    expect(at(2, 1023, 511)).toBeCloseTo(-103.53 / 57.375, 5);
    expect([at(0, 0, 512), at(1, 500, 700), at(2, 1023, 1023)]).toEqual([0, 0, 0]);
  });

  test("SlimSAM gets the same of 0..1, EfficientSAM plain 0..1 stretched to the frame", () => {
    const slim = inputTensor(picture, inputOf("slimsam"));
    expect(Number(slim.data[0])).toBeCloseTo((1 - 0.485) / 0.229, 5);
    const { dims, data: values } = inputTensor(picture, inputOf("efficient-sam"));
    expect(dims).toEqual([1, 3, 1024, 1024]);
    expect(values[0]).toBe(1);
    expect(Number(values[1024 * 1024])).toBeCloseTo(128 / 255, 6);
  });
});
