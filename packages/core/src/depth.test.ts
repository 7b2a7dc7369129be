import fc from "fast-check";
import { expect, test } from "vitest";
import { narrow, narrowSample, widen } from "./depth.ts";

test("8 -> 16 -> 8 bits is the identity for every value", () => {
  const every = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(narrow(widen(every))).toEqual(every);
  expect(widen(every)[255]).toBe(65535);
});

test("16 -> 8 bits rounds v / 257 to nearest", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 65535 }), (v) => narrowSample(v) === Math.round(v / 257)));
});
