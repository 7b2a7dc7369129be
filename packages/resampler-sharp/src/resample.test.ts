import { createContext, createImage, Host, PixelproofError, type Image, type Resampler } from "@pixelproof/core";
import { blob, noise } from "@pixelproof/testkit";
import { set5Psnr, withData } from "@pixelproof/tooling-data";
import { assert, asyncProperty, integer, record, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";

const interpolators = ["bicubic", "nohalo", "lbb", "vsqbs"] as const;
const host = new Host([
  plugin,
  ...interpolators.map((up) => ({ plugin, id: up, options: { up } })),
  { plugin, id: "cubic-down", options: { down: "cubic" } },
]);
const resampler = (id: string): Resampler => host.get("resampler", id);
const context = createContext();

describe("resampling", () => {
  test.each(interpolators)("%s keeps a spot in its place, also at uneven and mixed ratios", async (up) => {
    const spot = { x: 15.3, y: 12.6, sigma: 2.5, background: 8192 };
    const image = blob({ width: 32, height: 27, channels: 1 }, spot);
    for (const to of [
      { width: 77, height: 61 },
      { width: 33, height: 100 },
      { width: 32, height: 41 },
      { width: 71, height: 19 },
    ]) {
      const result = await resampler(up).resample(image, to, context);
      const [before, after] = [centroid(image, 8192), centroid(result, 8192)];
      expect(Math.abs(after.x - before.x) * image.width).toBeLessThan(0.01);
      expect(Math.abs(after.y - before.y) * image.height).toBeLessThan(0.01);
    }
  });

  test("an impulse in the centre stays in the centre at 1.5x, 2x and 3x", async () => {
    const data = new Uint16Array(21 * 21).fill(20000);
    data[220] = 40000;
    const image = createImage({ width: 21, height: 21, channels: 1, data });
    for (const side of [32, 42, 63]) {
      const { x, y } = centroid(
        await resampler("sharp").resample(image, { width: side, height: side }, context),
        20000,
      );
      expect(Math.abs(x - 0.5) * 21).toBeLessThan(0.01);
      expect(Math.abs(y - 0.5) * 21).toBeLessThan(0.01);
    }
  });

  test("a picture of the size asked for comes back sample for sample", async () => {
    const image = noise({ width: 7, height: 5, channels: 4 });
    expect((await resampler("vsqbs").resample(image, { width: 7, height: 5 }, context)).data).toEqual(image.data);
  });

  test("an abort between two strips ends it", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const aborting = createContext({
      signal: controller.signal,
      progress: (fraction) => {
        seen.push(fraction);
        controller.abort();
      },
    });
    const work = resampler("sharp").resample(
      noise({ width: 900, height: 1500, channels: 1 }),
      { width: 1200, height: 2000 },
      aborting,
    );
    await expect(work).rejects.toSatisfy((error) => PixelproofError.is(error) && error.code === "ABORTED");
    expect(seen).toHaveLength(1);
  });
});

describe("transparency", () => {
  test.each(interpolators)("%s leaves no red of red under alpha 0 beside opaque blue", async (up) => {
    const image = halves([65535, 0, 0, 0], [0, 0, 65535, 65535]);
    for (const to of [
      { width: 37, height: 19 },
      { width: 9, height: 5 },
      { width: 31, height: 4 },
    ]) {
      const { data } = await resampler(up).resample(image, to, context);
      expect(data.filter((_, i) => i % 4 === 0).every((red) => red === 0)).toBe(true);
    }
  });

  test.each(interpolators)("%s leaves one colour that colour, also where alpha overshoots", async (up) => {
    const colour = [12000, 34567, 50000];
    const image = halves([...colour, 65535], [...colour, 20000]);
    const { data } = await resampler(up).resample(image, { width: 41, height: 23 }, context);
    for (let i = 0; i < data.length; i += 4) expect([...data.subarray(i, i + 3)]).toEqual(colour);
  });

  test("an opaque picture of one colour stays exactly that, up and down", async () => {
    const sample = integer({ min: 0, max: 65535 });
    const side = integer({ min: 1, max: 30 });
    const size = record({ width: side, height: side });
    await assert(
      asyncProperty(size, size, tuple(sample, sample, sample), async (from, to, colour) => {
        const pixel = [...colour, 65535];
        const data = new Uint16Array(from.width * from.height * 4).map((_, i) => pixel[i % 4]);
        const result = await resampler("sharp").resample(createImage({ ...from, channels: 4, data }), to, context);
        expect(result.data.every((value, i) => value === pixel[i % 4])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("where alpha comes out as 0 colour is 0", async () => {
    const image = halves([65535, 40000, 20000, 0], [65535, 40000, 20000, 0]);
    const { data } = await resampler("sharp").resample(image, { width: 24, height: 5 }, context);
    expect(data.every((sample) => sample === 0)).toBe(true);
  });
});

describe.skipIf(!withData)("Set5 (needs the shared data)", () => {
  test("shrunk by 2 with antialiased bicubic and enlarged again, luma keeps 33.5 dB on the average", async () => {
    expect(await set5Psnr(resampler("bicubic"))).toBeGreaterThanOrEqual(33.5);
  });
});

function halves(left: readonly number[], right: readonly number[]): Image {
  const [width, height] = [16, 10];
  const data = new Uint16Array(width * height * 4);
  for (let p = 0; p < width * height; p++) data.set(p % width < width / 2 ? left : right, p * 4);
  return createImage({ width, height, channels: 4, data });
}

/** Centroid of what differs from `ground`, as a fraction of width and height. */
function centroid({ width, height, data }: Image, ground: number): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (const [i, sample] of data.entries()) {
    mass += sample - ground;
    x += (sample - ground) * ((i % width) + 0.5);
    y += (sample - ground) * (Math.floor(i / width) + 0.5);
  }
  return { x: x / mass / width, y: y / mass / height };
}
