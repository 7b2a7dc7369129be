import { expect, test } from "vitest";
import { narrow, narrowSample, widen } from "./depth.ts";

test("8 -> 16 -> 8 bits is the identity for every value", () => {
  const every = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(narrow(widen(every))).toEqual(every);
  expect(widen(every)[255]).toBe(65535);
});

test("16 -> 8 bits rounds v / 257 to nearest, for every value", () => {
  const every = Uint16Array.from({ length: 65536 }, (_, v) => v);
  const expected = Uint8Array.from(every, (v) => Math.round(v / 257));
  expect(narrow(every)).toEqual(expected);
  expect(Uint8Array.from(every, narrowSample)).toEqual(expected);
});
