import { createRgb8 } from "@pixelproof/core";
import { expect, test } from "vitest";
import { closerLook } from "./closer-look.ts";

const grey = (width: number, height: number) =>
  createRgb8({ width, height, data: new Uint8Array(width * height * 3).fill(90) });

test("the first spot shows the place that differs most, in both pictures' own pixels", () => {
  const before = grey(600, 400);
  const returned = grey(600, 400);
  for (let x = 500; x < 510; x++) returned.data.fill(200, (350 * 600 + x) * 3, (350 * 600 + x) * 3 + 3);
  const [worst] = closerLook(before, returned, { width: 1200, height: 800 });
  expect(worst.before.x).toBeLessThanOrEqual(500);
  expect(worst.before.x + worst.before.width).toBeGreaterThanOrEqual(510);
  expect(worst.before.y + worst.before.height).toBeGreaterThan(350);
  expect(worst.after).toEqual({
    x: worst.before.x * 2,
    y: worst.before.y * 2,
    width: worst.before.width * 2,
    height: worst.before.height * 2,
  });
});

test("equal pictures show the middle alone; small ones are seen whole anyway", () => {
  expect(closerLook(grey(600, 400), grey(600, 400), { width: 1200, height: 800 }).map(({ title }) => title)).toEqual([
    "The middle",
  ]);
  expect(closerLook(grey(60, 40), grey(60, 40), { width: 120, height: 80 })).toEqual([]);
});
