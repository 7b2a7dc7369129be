import { expect, test } from "vitest";
import { list, positiveNumber, wholeNumber } from "./output.ts";

test("numbers are read with underscores, lists with spaces", () => {
  expect(wholeNumber("--target-bytes", 0)("2_000_000")).toBe(2_000_000);
  expect(positiveNumber("--scale")("1.5")).toBe(1.5);
  expect(list("--format")("webp, png")).toEqual(["webp", "png"]);
});

test.each([
  ["--target-bytes", wholeNumber("--target-bytes", 0), ["", " ", "-1", "1.5", "much"]],
  ["--scale", positiveNumber("--scale"), ["", " ", "0", "-2", "Infinity"]],
  ["--format", list("--format"), ["", ",", " , "]],
])("%s refuses what is no value, naming itself", (flag, parse, values) => {
  for (const value of values) {
    expect(() => parse(value)).toThrow(
      expect.objectContaining({ code: "USAGE", message: expect.stringContaining(flag) }),
    );
  }
});
