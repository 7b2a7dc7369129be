import { expect, test } from "vitest";
import { createImage } from "./image.ts";
import { toRgb8 } from "./rgb8.ts";

const onePixel = (...samples: number[]) =>
  createImage({ width: 1, height: 1, channels: samples.length, data: Uint16Array.from(samples) });

test("RGB is narrowed, grey is repeated", () => {
  expect([...toRgb8(onePixel(0, 32896, 65535)).data]).toEqual([0, 128, 255]);
  expect([...toRgb8(onePixel(257)).data]).toEqual([1, 1, 1]);
});

test("transparency shows the background, mid-grey unless told", () => {
  expect([...toRgb8(onePixel(65535, 0, 0, 0)).data]).toEqual([128, 128, 128]);
  expect([...toRgb8(onePixel(65535, 0, 0, 0), 65535).data]).toEqual([255, 255, 255]);
  expect([...toRgb8(onePixel(65535, 0, 0, 65535)).data]).toEqual([255, 0, 0]);
  expect([...toRgb8(onePixel(0, 32768), 65535).data]).toEqual([127, 127, 127]);
});
