import { createContext, createImage, Host, type Image, type Limits, type Size } from "@pixelproof/core";
import { discs, noise, ramp, scene } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import { assert, asyncProperty, boolean, constantFrom, integer, record } from "fast-check";
import { describe, expect, test } from "vitest";
import type { TileModel } from "./enlarge-tiles.ts";
import { resample, type Means } from "./resample.ts";
import { averaging } from "./tiles.fixture.ts";
import { repeating, upscalerOf } from "./upscaler.fixture.ts";

const classical = new Host([linear]).get("resampler", "linear");

async function enlarge(
  image: Image,
  to: Size,
  model: TileModel,
  how: Partial<Means> = {},
  limits: Partial<Limits> = {},
): Promise<Image> {
  const models = { open: async () => upscalerOf(model) };
  const means = { models, classical, alpha: "classical", colourGuard: true, tileBytes: 1e6, ...how } as const;
  return resample(image, to, means, createContext({ limits }));
}

const worst = (a: Image, b: Image): number => a.data.reduce((most, v, i) => Math.max(most, Math.abs(v - b.data[i])), 0);

const larger = (image: Size, factor: number): Size => ({
  width: Math.round(image.width * factor),
  height: Math.round(image.height * factor),
});

test("bands of tiles give what the whole picture in one tile gives, but for rounding", async () => {
  const cases = record({
    width: integer({ min: 1, max: 90 }),
    height: integer({ min: 1, max: 90 }),
    channels: constantFrom(1, 2, 3, 4),
    to: record({ width: integer({ min: 1, max: 200 }), height: integer({ min: 1, max: 200 }) }),
    model: constantFrom(averaging, repeating(4, 3, 0.05), repeating(2, 1)),
    colourGuard: boolean(),
    alpha: constantFrom("classical", "model"),
  });
  await assert(
    asyncProperty(cases, async ({ width, height, channels, to, model, ...how }) => {
      const image = noise({ width, height, channels });
      const whole = await enlarge(image, to, model, how);
      const cut = await enlarge(image, to, model, { ...how, tileBytes: 1 });
      expect(cut).toMatchObject({ ...to, channels });
      expect(worst(whole, cut)).toBeLessThanOrEqual(8);
    }),
    { numRuns: 60 },
  );
});

test("alpha by the model is the same in bands as in one tile where the height stays", async () => {
  const image = noise({ width: 1, height: 72, channels: 2 });
  const to = { width: 2, height: 72 };
  const [whole, cut] = await Promise.all(
    [1e6, 1].map((tileBytes) => enlarge(image, to, averaging, { alpha: "model", tileBytes })),
  );
  expect(worst(whole, cut)).toBeLessThanOrEqual(8);
});

test.each([3, 4] as const)("threads give the bytes that the calling thread gives, %i channels", async (channels) => {
  const image = scene({ width: 560, height: 470, channels });
  for (const model of [repeating(4, 3, 0.02), repeating(2, 1)]) {
    const to = larger(image, 2.1);
    const here = await enlarge(image, to, model, { alpha: "model", tileBytes: 30_000 }, { threads: 0 });
    const there = await enlarge(image, to, model, { alpha: "model", tileBytes: 30_000 }, { threads: 2 });
    expect(there.data.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Buffer.compare(Buffer.from(here.data.buffer), Buffer.from(there.data.buffer))).toBe(0);
  }
});

test("a 16-bit gradient keeps its levels, also through a model that knows 8 bits", async () => {
  const eightBits: TileModel = {
    ...repeating(2, 3),
    upscale: async (tile) => {
      const { planes, ...size } = await repeating(2, 3).upscale(tile);
      return { ...size, planes: planes.map((value) => Math.round(value * 255) / 255) };
    },
  };
  const data = new Uint16Array(256 * 8 * 3).map((_, i) => 20000 + (Math.floor(i / 3) % 256) * 8);
  const image = createImage({ width: 256, height: 8, channels: 3, data });
  const levels = async (colourGuard: boolean): Promise<number> =>
    new Set((await enlarge(image, larger(image, 2), eightBits, { colourGuard })).data).size;
  expect(await levels(false)).toBeLessThan(12);
  expect(await levels(true)).toBeGreaterThan(200);
});

test("RGB that is grey stays grey to the bit, through a model that tints", async () => {
  const grey = ramp({ width: 40, height: 30, channels: 1 });
  const data = new Uint16Array(3600).map((_, i) => grey.data[Math.floor(i / 3)]);
  const result = await enlarge(createImage({ ...grey, channels: 3, data }), larger(grey, 1.7), repeating(2, 3, 0.1));
  expect(result.data.every((sample, i) => sample === result.data[i - (i % 3)])).toBe(true);
});

describe("alpha", () => {
  const picture = discs({ width: 48, height: 40, channels: 4 });
  // Opaque within a disc, clear outside of it, one pixel of slope between.
  const data = picture.data.map((sample, i) => {
    if (i % 4 < 3) return sample;
    const [x, y] = [((i - 3) / 4) % 48, Math.floor(i / 4 / 48)];
    return Math.min(65535, Math.max(0, Math.round((14.5 - Math.hypot(x - 24, y - 20)) * 65535)));
  });
  const image = createImage({ ...picture, data });
  const alphaOf = ({ data: samples }: Image): Uint16Array => samples.filter((_, i) => i % 4 === 3);

  /** Overshoots at edges, as Lanczos does and models do. */
  const ringing: TileModel = {
    ...averaging,
    upscale: async (tile) => {
      const [sharp, soft] = [await repeating(2, 3).upscale(tile), await averaging.upscale(tile)];
      return { ...sharp, planes: sharp.planes.map((value, i) => 0.04 + 0.92 * (value * 1.5 - soft.planes[i] * 0.5)) };
    },
  };

  test("is the classical resampler's where nothing else is asked for", async () => {
    const result = await enlarge(image, larger(image, 2), ringing);
    const expected = await classical.resample(image, larger(image, 2), createContext());
    expect(alphaOf(result)).toEqual(alphaOf(expected));
  });

  test("by the model has no halo: what is opaque or clear all around stays so", async () => {
    const result = alphaOf(await enlarge(image, larger(image, 2), ringing, { alpha: "model" }));
    const source = alphaOf(image);
    let [clear, opaque] = [0, 0];
    for (const [p, alpha] of result.entries()) {
      const distance = Math.hypot((p % 96) / 2 - 24.25, Math.floor(p / 96) / 2 - 20.25);
      if (distance > 18) clear = Math.max(clear, alpha);
      if (distance < 11) opaque = Math.max(opaque, 65535 - alpha);
    }
    expect([clear, opaque]).toEqual([0, 0]);
    const mean = (samples: Uint16Array): number => samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
    expect(Math.abs(mean(result) - mean(source))).toBeLessThan(0.01 * 65535);
  });

  test("by the model is the model's: not what the classical resampler gives", async () => {
    const [model, other] = [
      await enlarge(image, larger(image, 2), ringing, { alpha: "model" }),
      await enlarge(image, larger(image, 2), ringing),
    ];
    expect(alphaOf(model)).not.toEqual(alphaOf(other));
  });

  test("of an opaque picture stays opaque and does not cost a run of the model", async () => {
    const opaque = scene({ width: 20, height: 20, channels: 4 });
    const clear = createImage({ ...opaque, data: opaque.data.map((sample, i) => (i % 4 === 3 ? 65535 : sample)) });
    let runs = 0;
    const counting: TileModel = { ...ringing, upscale: async (tile) => ((runs += 1), ringing.upscale(tile)) };
    const result = await enlarge(clear, larger(clear, 2), counting, { alpha: "model" });
    expect(runs).toBe(1);
    expect(alphaOf(result).every((alpha) => alpha === 65535)).toBe(true);
  });
});
