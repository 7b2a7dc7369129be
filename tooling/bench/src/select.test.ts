import { expect, test } from "vitest";
import { families } from "./families.ts";
import { fullName, select } from "./select.ts";

const names = (filter: string): string[] =>
  select(families, filter).flatMap(({ comparisons }) => comparisons.map(fullName));

test("a filter is part of a comparison's name or its peer's, upper and lower case alike", () => {
  expect(names("SSIM.js").length).toBe(3);
  expect(names("pillow").every((name) => name.endsWith(": Pillow"))).toBe(true);
  expect(names("no such thing")).toEqual([]);
  expect(names("").length).toBe(families.flatMap(({ comparisons }) => comparisons).length);
});

test("every comparison has a full name of its own", () => {
  expect(new Set(names("")).size).toBe(names("").length);
});

test("the documented filters find what they are for", () => {
  for (const filter of ["lanczos3", "12 MP", "ssim", "psnr", "pixel diff", "png16", "whole run"]) {
    expect(names(filter).length).toBeGreaterThan(0);
  }
});
