import { createRgb8, type Rgb8 } from "@pixelproof/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { psnr } from "./psnr.ts";

const flat = (value: number, width: number = 7, height: number = 5): Rgb8 =>
  createRgb8({ width, height, data: new Uint8Array(width * height * 3).fill(value) });

test("equal pictures are identical and have no figure", () => {
  expect(psnr(flat(80), flat(80))).toEqual({ value: null, identical: true });
});

test("black against white is 0 dB", () => {
  expect(psnr(flat(0), flat(255)).value).toBe(0);
});

test("a difference of d in every sample gives 20 log10(255 / d)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 255 }), (difference) => {
      expect(psnr(flat(0), flat(difference)).value).toBeCloseTo(20 * Math.log10(255 / difference), 10);
    }),
  );
});

test("one level in one sample is not lost, and every channel counts alike", () => {
  const values = [0, 1, 2].map(
    (sample) => psnr(flat(80), createRgb8({ ...flat(80), data: flat(80).data.with(sample, 81) })).value,
  );
  expect(values[0]).toBeCloseTo(10 * Math.log10(255 ** 2 * 7 * 5 * 3), 10);
  expect(values[1]).toEqual(values[0]);
  expect(values[2]).toEqual(values[0]);
});

test("luma has a figure of its own, and none where only colour differs", () => {
  const grey = psnr(flat(80), flat(90)).parts;
  expect(grey).toEqual({ meanSquaredError: 100, lumaMeanSquaredError: 100, luma: 10 * Math.log10(255 ** 2 / 100) });
  const [red, green] = [Uint8Array.of(139, 0, 0), Uint8Array.of(0, 71, 0)];
  const [first, second] = [red, green].map((data) => createRgb8({ width: 1, height: 1, data }));
  expect(psnr(first, second).parts).toEqual({ meanSquaredError: (139 ** 2 + 71 ** 2) / 3, lumaMeanSquaredError: 0 });
});

test("the order of the pictures does not matter", () => {
  const samples = fc.uint8Array({ minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(samples, samples, (a, b) => {
      const [first, second] = [a, b].map((data) => createRgb8({ width: 2, height: 2, data }));
      expect(psnr(second, first)).toEqual(psnr(first, second));
    }),
  );
});

test("pictures of different sizes are refused", () => {
  expect(() => psnr(flat(0, 7, 5), flat(0, 5, 7))).toThrow(
    expect.objectContaining({
      code: "SIZE_MISMATCH",
      message: "Expected 7x5 for the candidate but received 5x7; bring both to one size first",
    }),
  );
});
