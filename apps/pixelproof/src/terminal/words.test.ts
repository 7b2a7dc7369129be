import { expect, test } from "vitest";
import { bar, fit, formatBytes } from "./words.ts";

test("bytes are told in the unit that people would choose", () => {
  expect([0, 999, 1000, 4_196_301, 250_000_000, 3e12].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "4.2 MB",
    "250 MB",
    "3000 GB",
  ]);
});

test("a bar has its width whatever the fraction", () => {
  expect([-1, 0, 0.5, 1, 2].map((fraction) => bar(fraction, 4))).toEqual(["░░░░", "░░░░", "██░░", "████", "████"]);
});

test("a text is cut to the columns of the terminal, wide letters count double and are not torn", () => {
  expect(fit("harbour", 7)).toBe("harbour");
  expect(fit("harbour", 5)).toBe("harb…");
  expect(fit("写真写真", 8)).toBe("写真写真");
  expect(fit("写真写真", 6)).toBe("写真…");
  expect(fit("a👩‍👩‍👧b", 3)).toBe("a…");
});
