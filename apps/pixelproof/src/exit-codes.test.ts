import { PixelproofError } from "@pixelproof/core";
import { expect, test } from "vitest";
import { exitCodeOf, worstExitCode } from "./exit-codes.ts";

test.each([
  ["CONFIG_INVALID", 2],
  ["INPUT_TRUNCATED", 3],
  ["LIMIT_INPUT_PIXELS", 3],
  ["PLUGIN_FAILED", 1],
] as const)("%s ends with %i", (code, exit) => {
  expect(exitCodeOf(new PixelproofError(code, ""))).toBe(exit);
});

test("an error that is not ours is a fault of the program", () => {
  expect(exitCodeOf(new TypeError("x"))).toBe(1);
});

test("a batch ends with its gravest code; one that was interrupted says so", () => {
  expect(worstExitCode([])).toBe(0);
  expect(worstExitCode([0, 0])).toBe(0);
  expect(worstExitCode([0, 4, 3])).toBe(3);
  expect(worstExitCode([3, 1, 2])).toBe(1);
  expect(worstExitCode([0, 1, 130])).toBe(130);
});
