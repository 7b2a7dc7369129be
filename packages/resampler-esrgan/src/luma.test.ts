import { noise } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { lumaAt, meanOf, withLuma } from "./luma.ts";

test("luma replaced by itself changes nothing", () => {
  const { data } = noise({ width: 9, height: 5, channels: 3 });
  const luma = Uint16Array.from({ length: 45 }, (_, p) => Math.round(lumaAt(data, p * 3)));
  expect(withLuma(data, luma)).toEqual(data);
});

test("another luma keeps the differences between channels", () => {
  expect([...withLuma(Uint16Array.of(20000, 10000, 15000), Uint16Array.of(23560))]).toEqual([30000, 20000, 25000]);
});

test("grey through RGB is the mean of the channels", () => {
  expect([...meanOf(Uint16Array.of(10, 20, 60))]).toEqual([30]);
});
