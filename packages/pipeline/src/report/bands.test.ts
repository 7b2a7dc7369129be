import { describe, expect, test } from "vitest";
import { bandsOf, grade, gradeWords, isGraded } from "./bands.ts";

describe("grade", () => {
  test.each(["psnr", "ssim", "ssimulacra2"] as const)(
    "a bound of %s belongs to the better grade, anything below to the worse",
    (metric) => {
      for (const [index, bound] of bandsOf(metric).bounds.entries()) {
        expect(grade(metric, bound)).toBe(5 - index);
        expect(grade(metric, bound - 1e-9)).toBe(4 - index);
      }
    },
  );

  test("every grade has its own word, and only metrics with published bands are graded", () => {
    expect(new Set(Object.values(gradeWords)).size).toBe(5);
    const graded = ["psnr", "ssim", "ssimulacra2", "gmsd", "toString"].filter((metric) => isGraded(metric));
    expect(graded).toEqual(["psnr", "ssim", "ssimulacra2"]);
  });
});
