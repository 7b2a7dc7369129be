import { createContext, createImage, Host } from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import { expect, test } from "vitest";
import { guardColours } from "./colour-guard.ts";
import { lumaOf, meanOf, withLuma } from "./luma.ts";
import { alphaOf, coloursOf, withAlpha } from "./opaque.ts";

test("a tint that the model added is taken out again, detail stays", async () => {
  await using host = new Host([linear]);
  const source = createImage({ width: 8, height: 8, channels: 3, data: new Uint16Array(192).fill(30000) });
  const tinted = new Uint16Array(768).map(
    (_, i) => 33000 + (i % 3) * 1000 + (Math.floor(i / 3) % 2 === 0 ? 500 : -500),
  );
  const result = createImage({ width: 16, height: 16, channels: 3, data: tinted });
  const { data } = await guardColours(result, source, host.get("resampler", "linear"), createContext());
  expect(data.every((sample, i) => Math.abs(sample - (Math.floor(i / 3) % 2 === 0 ? 30500 : 29500)) <= 2)).toBe(true);
});

test("luma replaced by itself changes nothing; another keeps the differences between channels", () => {
  const image = noise({ width: 9, height: 5, channels: 3 });
  expect(withLuma(image, lumaOf(image)).data).toEqual(image.data);
  const dark = createImage({ width: 1, height: 1, channels: 3, data: Uint16Array.of(20000, 10000, 15000) });
  const luma = createImage({ width: 1, height: 1, channels: 1, data: Uint16Array.of(23560) });
  expect([...withLuma(dark, luma).data]).toEqual([30000, 20000, 25000]);
});

test("grey through RGB is the mean of the channels", () => {
  const image = createImage({ width: 1, height: 1, channels: 3, data: Uint16Array.of(10, 20, 60) });
  expect([...meanOf(image).data]).toEqual([30]);
});

test("colour under alpha 0 is filled in from what is seen near by; what is seen stays", () => {
  const data = new Uint16Array(9 * 3 * 4);
  for (let p = 0; p < 27; p++) data.set(p % 9 < 2 ? [60000, 100, 7, 1] : [0, 65535, 0, 0], p * 4);
  const image = createImage({ width: 9, height: 3, channels: 4, data });
  const colours = coloursOf(image);
  expect(colours.channels).toBe(3);
  expect(colours.data.every((sample, i) => sample === [60000, 100, 7][i % 3])).toBe(true);
});

test("a picture with nothing to be seen has colours all the same", () => {
  const image = createImage({ width: 3, height: 2, channels: 2, data: new Uint16Array(12) });
  expect([...coloursOf(image).data]).toEqual([0, 0, 0, 0, 0, 0]);
});

test("colours and alpha come together again", () => {
  const image = noise({ width: 5, height: 4, channels: 4 });
  expect(withAlpha(coloursOf(image), alphaOf(image)).data).toEqual(image.data);
});
