import { describe, expect, test } from "vitest";
import { grade, gradeBounds, gradeWords, isGraded } from "./bands.ts";

describe("grade", () => {
  test.each(["psnr", "ssim"] as const)(
    "a bound of %s belongs to the better grade, anything below to the worse",
    (metric) => {
      for (const [index, bound] of gradeBounds[metric].entries()) {
        expect(grade(metric, bound)).toBe(5 - index);
        expect(grade(metric, bound - 1e-9)).toBe(4 - index);
      }
    },
  );

  test("every grade has its own word, and only PSNR and SSIM are graded", () => {
    expect(new Set(Object.values(gradeWords)).size).toBe(5);
    expect(["psnr", "ssim", "gmsd", "toString"].filter((metric) => isGraded(metric))).toEqual(["psnr", "ssim"]);
  });
});
