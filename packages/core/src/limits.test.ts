import { expect, test } from "vitest";
import { assertInputBytes, assertInputPixels, assertOutputPixels, defaultLimits } from "./limits.ts";

const code = (name: string) => expect.objectContaining({ code: name });

test("a limit lets through what equals it and refuses what exceeds it, naming the setting to raise", () => {
  const limits = { ...defaultLimits, inputBytes: 10, inputPixels: 100, outputPixels: 100 };
  assertInputBytes(10, limits);
  assertInputPixels({ width: 10, height: 10 }, limits);
  assertOutputPixels({ width: 10, height: 10 }, limits);
  expect(() => assertInputBytes(11, limits)).toThrow(code("LIMIT_INPUT_BYTES"));
  expect(() => assertInputPixels({ width: 101, height: 1 }, limits)).toThrow(code("LIMIT_INPUT_PIXELS"));
  expect(() => assertOutputPixels({ width: 101, height: 1 }, limits)).toThrow(/limits\.outputPixels/);
});

test("the defaults are 256 MiB and 100 MP in, 200 MP out", () => {
  expect(defaultLimits).toMatchObject({ inputBytes: 268_435_456, inputPixels: 1e8, outputPixels: 2e8 });
});
