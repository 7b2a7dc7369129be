import { defaultLimits } from "@pixelproof/core";
import { expect, test } from "vitest";
import { assertMemory, predictMemory } from "./memory.ts";

test("the prediction grows with both pictures and with the channels", () => {
  const small = { width: 100, height: 100 };
  const large = { width: 1000, height: 1000 };
  expect(predictMemory(small, large, 3)).toBeGreaterThan(predictMemory(small, small, 3));
  expect(predictMemory(large, large, 3)).toBeGreaterThan(predictMemory(small, large, 3));
  expect(predictMemory(small, large, 4)).toBeGreaterThan(predictMemory(small, large, 3));
});

test("a prediction beyond the limit is refused", () => {
  expect(() => assertMemory(2, { ...defaultLimits, memoryBytes: 1 })).toThrow(
    expect.objectContaining({ code: "LIMIT_MEMORY" }),
  );
});
