import { createContext } from "@pixelproof/core";
import { flat, noise } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { averaging, enlargeWhole } from "./tiles.fixture.ts";

const context = createContext();

test("tiles give what one tile gives, but for rounding", async () => {
  const image = noise({ width: 75, height: 40, channels: 3 });
  const whole = await enlargeWhole(image, averaging, 200, context);
  const cut = await enlargeWhole(image, averaging, 32, context);
  expect([whole.tiles, cut.tiles]).toEqual([1, 6]);
  const worst = cut.image.data.reduce((most, v, i) => Math.max(most, Math.abs(v - whole.image.data[i])), 0);
  expect(worst).toBeLessThanOrEqual(2);
});

test("the edges of the picture are no darker than its inside, for the model sees it mirrored there", async () => {
  const { image } = await enlargeWhole(flat({ width: 9, height: 7, channels: 3 }, 65535), averaging, 32, context);
  expect(image.data.every((sample) => sample >= 65534)).toBe(true);
});

test("progress is told tile by tile, and an abort ends the work at the next", async () => {
  const controller = new AbortController();
  const told: number[] = [];
  const progress = (fraction: number): void => {
    told.push(fraction);
    if (told.length === 2) controller.abort();
  };
  const image = noise({ width: 100, height: 20, channels: 3 });
  const work = enlargeWhole(image, averaging, 32, createContext({ progress, signal: controller.signal }));
  await expect(work).rejects.toMatchObject({ code: "ABORTED" });
  expect(told).toEqual([1 / 4, 2 / 4]);
});
