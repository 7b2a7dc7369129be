import { defaultLimits } from "@pixelproof/core";
import { expect, test } from "vitest";
import { assertMemory, pixelsWithin, predictMemory } from "./memory.ts";

const MiB = 2 ** 20;

test.each([
  ["2160x1440 RGB", { width: 2160, height: 1440 }, 3, 432],
  ["4500x3000 RGB", { width: 4500, height: 3000 }, 3, 1215],
  ["6000x4500 RGB", { width: 6000, height: 4500 }, 3, 2193],
  ["3000x2250 grey", { width: 3000, height: 2250 }, 1, 584],
  ["3000x2250 RGBA", { width: 3000, height: 2250 }, 4, 805],
] as const)(
  "%s: the prediction lies within 15 %% of the peak that was measured once",
  (_, size, channels, measured) => {
    expect(Math.abs(predictMemory(size, channels) / MiB / measured - 1)).toBeLessThan(0.15);
  },
);

test("the largest result within the limit is just within it", () => {
  const side = Math.floor(Math.sqrt(pixelsWithin(defaultLimits, 4)));
  assertMemory(predictMemory({ width: side, height: side }, 4), defaultLimits);
  const larger = predictMemory({ width: side + 2, height: side + 2 }, 4);
  expect(() => assertMemory(larger, defaultLimits)).toThrow(expect.objectContaining({ code: "LIMIT_MEMORY" }));
});
