import { defaultLimits } from "@pixelproof/core";
import { expect, test } from "vitest";
import { assertMemory, pixelsWithin, predictMemory } from "./memory.ts";

/** Peaks that were measured once, MB, of a picture of 3:2 at 16 bits, by megapixels of the result and channels. */
const peaks = [
  [2, 3, 428],
  [5, 3, 559],
  [10, 3, 805],
  [20, 3, 1261],
  [50, 3, 2521],
  [5, 1, 411],
  [20, 1, 820],
  [5, 2, 468],
  [20, 2, 907],
  [5, 4, 606],
  [20, 4, 1322],
] as const;

test.each(peaks)(
  "%d MP of %d channels: predicted is what was measured, %d MB, and up to a quarter more",
  (megapixels, channels, measured) => {
    const predicted = predictMemory({ width: megapixels * 1000, height: 1000 }, channels) / 1e6;
    expect(predicted).toBeGreaterThan(measured);
    expect(predicted).toBeLessThan(measured * 1.25);
  },
);

test("the largest result within the limit is just within it", () => {
  const side = Math.floor(Math.sqrt(pixelsWithin(defaultLimits, 4)));
  assertMemory(predictMemory({ width: side, height: side }, 4), defaultLimits);
  const larger = predictMemory({ width: side + 2, height: side + 2 }, 4);
  expect(() => assertMemory(larger, defaultLimits)).toThrow(expect.objectContaining({ code: "LIMIT_MEMORY" }));
});
