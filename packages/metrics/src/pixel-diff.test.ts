import { spawnSync } from "node:child_process";
import { createContext, createRgb8, Host, toRgb8, type Rgb8 } from "@pixelproof/core";
import { addNoise, noise } from "@pixelproof/testkit";
import { hasCommand } from "@pixelproof/tooling-data";
import fc from "fast-check";
import { expect, test } from "vitest";
import pixelDiffMetric, { pixelDiff, pixelDiffMask } from "./pixel-diff.ts";

const black = createRgb8({ width: 2, height: 2, data: new Uint8Array(12) });
/** Pixels that differ from black by 0, 3, 10 and 200 in their strongest channel. */
const candidate = createRgb8({ width: 2, height: 2, data: Uint8Array.of(0, 0, 0, 1, 2, 3, 0, 10, 0, 200, 0, 5) });

test("a pixel counts once, whichever and however many of its channels differ", () => {
  expect(pixelDiff(black, candidate)).toEqual({ count: 3, fraction: 0.75, max: 200, mean: 221 / 12 });
});

test("a difference equal to the threshold does not count", () => {
  const counts = [2, 3, 9, 10, 199, 200].map((threshold) => pixelDiff(black, candidate, threshold).count);
  expect(counts).toEqual([3, 2, 2, 1, 1, 0]);
});

test("a higher threshold never counts more, and leaves max and mean alone", () => {
  const samples = fc.uint8Array({ minLength: 27, maxLength: 27 });
  const level = fc.integer({ min: 0, max: 254 });
  fc.assert(
    fc.property(samples, samples, level, (a, b, threshold) => {
      const [first, second] = [a, b].map((data) => createRgb8({ width: 3, height: 3, data }));
      const [low, high] = [threshold, threshold + 1].map((one) => pixelDiff(first, second, one));
      expect(high.count).toBeLessThanOrEqual(low.count);
      expect([high.max, high.mean]).toEqual([low.max, low.mean]);
    }),
  );
});

test("the mask has a byte for each pixel, set where the pixel counts", () => {
  expect([0, 3, 200].map((threshold) => [...pixelDiffMask(black, candidate, threshold)])).toEqual([
    [0, 255, 255, 255],
    [0, 0, 255, 255],
    [0, 0, 0, 0],
  ]);
});

test("pictures of different sizes are refused, by the mask too", () => {
  const wide = createRgb8({ width: 4, height: 1, data: new Uint8Array(12) });
  for (const compare of [pixelDiff, pixelDiffMask]) {
    expect(() => compare(black, wide)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
  }
});

test("the plugin takes its threshold from the options", async () => {
  await using host = new Host([{ plugin: pixelDiffMetric, options: { threshold: 9 } }]);
  const measurement = await host.get("metric", "pixel-diff").measure(black, candidate, createContext());
  expect(measurement).toMatchObject({ value: 0.5, identical: false, parts: { count: 2, max: 200 } });
});

test("the plugin calls pictures identical only when no sample differs, whatever the threshold", async () => {
  await using host = new Host([{ plugin: pixelDiffMetric, options: { threshold: 255 } }]);
  const metric = host.get("metric", "pixel-diff");
  expect(await metric.measure(black, candidate, createContext())).toMatchObject({ value: 0, identical: false });
  expect(await metric.measure(black, black, createContext())).toMatchObject({ value: 0, identical: true });
});

test.each([-1, 256, 1.5, "9"])("a threshold of %o is refused", (threshold) => {
  expect(() => new Host([{ plugin: pixelDiffMetric, options: { threshold } }])).toThrow(
    expect.objectContaining({ code: "OPTIONS_INVALID" }),
  );
});

test.skipIf(!hasCommand("convert", "-version"))(
  "ImageMagick counts the same pixels, and has the same max and mean",
  () => {
    const reference = toRgb8(noise({ width: 131, height: 97 }, 3));
    const noisy = addNoise(reference, 1);
    const ppm = ({ width, height, data }: Rgb8) => Buffer.concat([Buffer.from(`P6 ${width} ${height} 255\n`), data]);
    const input = Buffer.concat([ppm(reference), ppm(noisy)]);
    const [count, max, mean] = ["AE", "PAE", "MAE"].map((metric) => {
      const args = ["-precision", "15", "ppm:-", "-metric", metric, "-compare", "-format", "%[distortion]", "info:"];
      return Number(spawnSync("convert", args, { input }).stdout.toString());
    });
    const ours = pixelDiff(reference, noisy);
    expect([ours.count, ours.max]).toEqual([count, Math.round(max * 255)]);
    expect(ours.mean).toBeCloseTo(mean * 255, 9);
    expect(ours.fraction).toBeGreaterThan(0.1);
    expect(ours.fraction).toBeLessThan(1);
  },
);
