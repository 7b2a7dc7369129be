import { createRgb8, isOpaque, type Channels, type Image } from "@pixelproof/core";
import { expect, test } from "vitest";
import { addNoise } from "./add-noise.ts";
import { blob } from "./blob.ts";
import { checker } from "./checker.ts";
import { discs } from "./discs.ts";
import { flat } from "./flat.ts";
import { noise } from "./noise.ts";
import type { Shape } from "./paint.ts";
import { ramp } from "./ramp.ts";
import { scene } from "./scene.ts";

const spot = { x: 4, y: 5, sigma: 2, background: 1000 };
const painters: Record<string, (shape: Shape) => Image> = {
  flat,
  noise,
  ramp,
  checker,
  discs,
  scene,
  blob: (shape) => blob(shape, spot),
};

test.each(Object.entries(painters))("%s paints every layout, the same each time", (_, paint) => {
  for (const channels of [1, 2, 3, 4] satisfies Channels[]) {
    const shape = { width: 13, height: 9, channels };
    const image = paint(shape);
    expect(image).toMatchObject({ ...shape, sourceDepth: 16 });
    expect(paint(shape)).toEqual(image);
  }
});

test.each(Object.entries(painters))("%s has 8-bit samples when it comes from an 8-bit file", (_, paint) => {
  const { data, sourceDepth } = paint({ width: 13, height: 9, sourceDepth: 8 });
  expect(sourceDepth).toBe(8);
  expect(data.every((sample) => sample % 257 === 0)).toBe(true);
});

test("the ramp holds all 65,536 levels once", () => {
  expect(new Set(ramp().data).size).toBe(65536);
});

test("another seed gives another picture", () => {
  const shape = { width: 8, height: 8 };
  expect(noise(shape, 2).data).not.toEqual(noise(shape, 1).data);
  expect(scene(shape, 2).data).not.toEqual(scene(shape, 1).data);
});

test("discs are opaque inside and fully transparent between", () => {
  const image = discs({ width: 32, height: 32, channels: 4 });
  expect(isOpaque(image)).toBe(false);
  const alpha = image.data.filter((_, i) => i % 4 === 3);
  expect([alpha[8 * 32 + 8], alpha[0]]).toEqual([65535, 0]);
  expect(alpha.some((value) => value > 0 && value < 65535)).toBe(true);
});

test("added noise stays within its amplitude and reaches it", () => {
  const grey = createRgb8({ width: 32, height: 32, data: new Uint8Array(32 * 32 * 3).fill(128) });
  const offsets = addNoise(grey, 5).data.map((value) => value - 123);
  expect([Math.min(...offsets), Math.max(...offsets)]).toEqual([0, 10]);
});

test("added noise is clamped, not wrapped", () => {
  const white = createRgb8({ width: 8, height: 8, data: new Uint8Array(8 * 8 * 3).fill(255) });
  expect(Math.min(...addNoise(white, 20).data)).toBeGreaterThanOrEqual(235);
});
