import { createContext, createRgb8, Host, type Rgb8 } from "@pixelproof/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import psnrMetric, { psnr, psnrLuma } from "./psnr.ts";

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

const colour = (...data: number[]): Rgb8 => createRgb8({ width: 1, height: 1, data: Uint8Array.from(data) });

test("luma has a figure of its own, and none where only colour differs", () => {
  expect(psnrLuma(flat(80), flat(90)).value).toBeCloseTo(10 * Math.log10(255 ** 2 / 100), 10);
  expect(psnrLuma(colour(139, 0, 0), colour(0, 71, 0))).toEqual({
    value: null,
    identical: false,
    parts: { meanSquaredError: 0 },
  });
  expect(psnrLuma(flat(80), flat(80))).toMatchObject({ value: null, identical: true });
});

test("the plugin gives both figures, and leaves luma out where it has none", async () => {
  await using host = new Host([psnrMetric]);
  const metric = host.get("metric", "psnr");
  const { value, parts } = await metric.measure(flat(80), flat(90), createContext());
  expect([value, parts?.["luma"]]).toEqual([psnr(flat(80), flat(90)).value, psnrLuma(flat(80), flat(90)).value]);
  expect(parts).toMatchObject({ meanSquaredError: 100, lumaMeanSquaredError: 100 });
  const shifted = await metric.measure(colour(139, 0, 0), colour(0, 71, 0), createContext());
  expect(shifted.parts).toEqual({ meanSquaredError: (139 ** 2 + 71 ** 2) / 3, lumaMeanSquaredError: 0 });
  expect(await metric.measure(flat(80), flat(80), createContext())).toEqual({ value: null, identical: true });
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
