import fc from "fast-check";
import { expect, test } from "vitest";
import { planEnhancement } from "./plan.ts";

const defaults = { scaleFactor: 1.5, minWidth: 800, minHeight: 1440 };

test("a 768x512 photograph is enlarged to 2160x1440 by the minimum height", () => {
  expect(planEnhancement({ width: 768, height: 512 }, defaults)).toEqual({
    scale: 2.8125,
    size: { width: 2160, height: 1440 },
    reason: "minimum height 1440 px",
  });
});

test("a picture beyond both minima grows by the scale factor", () => {
  expect(planEnhancement({ width: 4000, height: 3000 }, defaults)).toMatchObject({
    scale: 1.5,
    size: { width: 6000, height: 4500 },
    reason: "scale factor 1.5",
  });
});

test("every plan meets both minima and the factor, and keeps the aspect ratio to half a pixel", () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const { size, scale } = planEnhancement({ width, height }, defaults);
      expect(size.width).toBeGreaterThanOrEqual(Math.min(800, Math.round(width * scale)));
      expect(size.height).toBeGreaterThanOrEqual(1440);
      expect(size.width).toBeGreaterThanOrEqual(800);
      expect(scale).toBeGreaterThanOrEqual(1.5);
      expect(Math.abs(size.width - width * scale)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(size.height - height * scale)).toBeLessThanOrEqual(0.5);
    }),
  );
});
