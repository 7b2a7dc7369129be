import { createRgb8 } from "@pixelproof/core";
import { expect, test } from "vitest";
import { bmp, pictureOfBmp } from "./bmp.ts";
import { luma } from "./luma.ts";
import { ppm } from "./netpbm.ts";
import { planes } from "./planes.ts";
import { asBytes, asSamples } from "./rgba.ts";
import { rgba8 } from "./rgba8.ts";

const picture = createRgb8({ width: 4, height: 2, data: Uint8Array.from({ length: 24 }, (_, i) => i * 10) });

test("a PPM file is its header and the samples as they are", () => {
  expect(Buffer.from(ppm(picture)).toString("latin1", 0, 11)).toBe("P6\n4 2\n255\n");
  expect([...ppm(picture).subarray(11)]).toEqual([...picture.data]);
});

test("a BMP file gives the picture back with blue first", () => {
  const read = pictureOfBmp(bmp(picture));
  expect([read.width, read.height]).toEqual([4, 2]);
  expect([...read.data.subarray(0, 3)]).toEqual([20, 10, 0]);
  expect([...read.data].toSorted((a, b) => a - b)).toEqual([...picture.data]);
});

test("the rows of a BMP file are as long as a multiple of four bytes", () => {
  expect(bmp(createRgb8({ width: 3, height: 2, data: new Uint8Array(18) }))).toHaveLength(54 + 2 * 12);
});

test("samples are laid out as peers want them", () => {
  expect([...rgba8(picture).subarray(0, 8)]).toEqual([0, 10, 20, 255, 30, 40, 50, 255]);
  expect([...planes(picture).subarray(0, 2)]).toEqual([10, 40]);
  expect(planes(picture)[8]).toBe(20);
  expect(planes(picture)[16]).toBe(0);
  expect([...luma(picture).subarray(0, 2)]).toEqual([8, 38]);
});

test("16-bit samples survive the way over bytes that start anywhere", () => {
  const samples = Uint16Array.of(1, 513, 65535);
  const shifted = new Uint8Array(7);
  shifted.set(asBytes(samples), 1);
  expect(asSamples(shifted.subarray(1), 16)).toEqual(samples);
  expect(asSamples(asBytes(samples), 16)).toEqual(samples);
});
