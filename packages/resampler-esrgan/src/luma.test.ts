import { noise } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { lumaOf, withLuma } from "./luma.ts";

test("luma replaced by itself changes nothing", () => {
  const { data } = noise({ width: 9, height: 5, channels: 3 });
  expect(withLuma(data, lumaOf(data))).toEqual(data);
});

test("another luma keeps the differences between channels", () => {
  expect([...withLuma(Uint16Array.of(20000, 10000, 15000), Uint16Array.of(23560))]).toEqual([30000, 20000, 25000]);
});

test("the luma of grey is the grey, that of colours as BT.601 has it", () => {
  expect([...lumaOf(Uint16Array.of(30, 30, 30, 10000, 20000, 60000))]).toEqual([30, 21570]);
});
