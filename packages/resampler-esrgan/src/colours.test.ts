import { createContext, createImage, hasAlpha, type Image } from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { alphaOf, coloursOf } from "./colours.ts";

const context = createContext();

/** All colours of a picture. */
async function wholeOf(image: Image) {
  const colours = await coloursOf(image, context);
  return { channels: colours.channels, data: colours.rows(0, colours.height) };
}

test("colour under alpha 0 is filled in from what is seen near by; what is seen stays", async () => {
  const data = new Uint16Array(9 * 3 * 4);
  for (let p = 0; p < 27; p++) data.set(p % 9 < 2 ? [60000, 100, 7, 1] : [0, 65535, 0, 0], p * 4);
  const { channels, data: colours } = await wholeOf(createImage({ width: 9, height: 3, channels: 4, data }));
  expect(channels).toBe(3);
  expect(colours.every((sample, i) => sample === [60000, 100, 7][i % 3])).toBe(true);
});

test("a filled colour is the mean of what is seen in the smallest block around it", async () => {
  const data = Uint16Array.of(100, 9, 300, 9, 500, 9, 0, 0, 7000, 9, 0, 0, 0, 0, 0, 0);
  const { data: colours } = await wholeOf(createImage({ width: 4, height: 2, channels: 2, data }));
  expect([...colours]).toEqual([100, 300, 500, 500, 7000, 2467, 500, 500]);
});

test.each([
  [1, 1],
  [3, 2],
])("a picture of %ix%i with nothing to be seen has colours all the same", async (width, height) => {
  const image = createImage({ width, height, channels: 2, data: new Uint16Array(width * height * 2) });
  expect((await wholeOf(image)).data.every((sample) => sample === 0)).toBe(true);
});

test.each([1, 2, 3, 4] as const)("rows of %i channels are those of the picture, alpha apart", async (channels) => {
  const image = noise({ width: 5, height: 4, channels });
  const colours = await coloursOf(image, context);
  const alpha = hasAlpha(image) ? [...(await alphaOf(image, context)).data] : [];
  const rows = [...colours.rows(0, 1), ...colours.rows(1, 4)];
  const { channels: own } = colours;
  const merged = Array.from({ length: 20 }, (_, p) => [
    ...rows.slice(p * own, (p + 1) * own),
    ...alpha.slice(p, p + 1),
  ]);
  expect(merged.flat()).toEqual([...image.data]);
});

test("RGB that is grey wherever it is seen has one channel", async () => {
  const data = Uint16Array.of(5, 5, 5, 9, 700, 700, 700, 1, 1, 2, 3, 0);
  const image = createImage({ width: 3, height: 1, channels: 4, data });
  expect(await wholeOf(image)).toEqual({ channels: 1, data: Uint16Array.of(5, 700, 353) });
  data[2] = 6;
  expect(await wholeOf(image)).toMatchObject({ channels: 3 });
});
