import { spawnSync } from "node:child_process";
import { createContext, createRgb8, Host, toRgb8, type Rgb8 } from "@pixelproof/core";
import { addNoise, noise, scene } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import ssimMetric, { ssim, ssimMap } from "./ssim.ts";

const python = "/usr/bin/python3";
const withSkimage = spawnSync(python, ["-c", "import skimage.metrics"], { stdio: "ignore" }).status === 0;

const reference = toRgb8(scene({ width: 50, height: 38 }));
const candidate = addNoise(reference, 12);

/** BT.601 luma, half up to whole levels. */
function lumaOf({ width, height, data }: Rgb8): Float64Array {
  return new Float64Array(width * height).map((_, i) =>
    Math.floor((299 * data[i * 3] + 587 * data[i * 3 + 1] + 114 * data[i * 3 + 2] + 500) / 1000),
  );
}

/** SSIM at one window position by its definition: a full 11x11 window in two dimensions, nothing shared. */
function ssimAt(x: number, y: number): number {
  const [a, b] = [lumaOf(reference), lumaOf(candidate)];
  const sums = { weight: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 };
  for (let dy = -5; dy <= 5; dy++) {
    for (let dx = -5; dx <= 5; dx++) {
      const i = (y + dy) * reference.width + x + dx;
      const weight = Math.exp(-(dx * dx + dy * dy) / 4.5);
      sums.weight += weight;
      sums.a += weight * a[i];
      sums.b += weight * b[i];
      sums.aa += weight * a[i] * a[i];
      sums.bb += weight * b[i] * b[i];
      sums.ab += weight * a[i] * b[i];
    }
  }
  const mean = { a: sums.a / sums.weight, b: sums.b / sums.weight };
  const variance = { a: sums.aa / sums.weight - mean.a ** 2, b: sums.bb / sums.weight - mean.b ** 2 };
  const covariance = sums.ab / sums.weight - mean.a * mean.b;
  const luminance = (2 * mean.a * mean.b + 6.5025) / (mean.a ** 2 + mean.b ** 2 + 6.5025);
  return (luminance * (2 * covariance + 58.5225)) / (variance.a + variance.b + 58.5225);
}

test("every position of the map follows the definition", () => {
  const { width, height, data, mean } = ssimMap(reference, candidate);
  expect([width, height, data.length]).toEqual([40, 28, 40 * 28]);
  for (const [x, y] of [
    [0, 0],
    [39, 0],
    [0, 27],
    [39, 27],
    [17, 13],
  ] as const) {
    expect(data[y * width + x]).toBeCloseTo(ssimAt(x + 5, y + 5), 6);
  }
  expect(data.reduce((sum, value) => sum + value, 0) / data.length).toBeCloseTo(mean, 6);
  expect(mean).toBe(ssim(reference, candidate));
});

test("equal pictures score exactly 1, and 11x11 is enough", () => {
  const smallest = toRgb8(noise({ width: 11, height: 11 }));
  expect(ssim(smallest, smallest)).toBe(1);
  expect(ssimMap(smallest, smallest).data).toEqual(Float32Array.of(1));
});

test("a picture against its negative scores below zero", () => {
  const negative = createRgb8({ ...reference, data: reference.data.map((value) => 255 - value) });
  expect(ssim(reference, negative)).toBeLessThan(0);
});

test("sizes are checked before any memory is taken", () => {
  const small = toRgb8(scene({ width: 10, height: 38 }));
  for (const measure of [ssim, ssimMap]) {
    expect(() => measure(reference, small)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
    expect(() => measure(small, small)).toThrow(
      expect.objectContaining({
        code: "IMAGE_TOO_SMALL",
        message: "Expected sides of at least 11 px but received 10x38; measure a larger picture",
      }),
    );
  }
});

test("the plugin gives the same figure on a thread as at once, and tells its progress", async () => {
  await using host = new Host([ssimMetric]);
  const large = toRgb8(scene({ width: 1250, height: 800 }));
  const worse = addNoise(large, 5);
  const fractions: number[] = [];
  const context = createContext({ progress: (fraction) => void fractions.push(fraction) });
  const { value } = await host.get("metric", "ssim").measure(large, worse, context);
  expect(value).toBe(ssim(large, worse));
  expect(fractions.length).toBeGreaterThan(2);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
});

test("a large measurement stops when it is aborted on the way", async () => {
  await using host = new Host([ssimMetric]);
  const large = toRgb8(scene({ width: 1250, height: 800 }));
  const other = addNoise(large, 30);
  const controller = new AbortController();
  const context = createContext({ signal: controller.signal, progress: () => controller.abort() });
  await expect(host.get("metric", "ssim").measure(large, other, context)).rejects.toMatchObject({ code: "ABORTED" });
});

test.skipIf(!withSkimage)("scikit-image gives the same figure for a random picture", () => {
  const random = toRgb8(noise({ width: 61, height: 47 }, 5));
  const noisy = addNoise(random, 30, 6);
  const script = `
import sys, numpy as np
from skimage.metrics import structural_similarity as ssim
p = np.frombuffer(sys.stdin.buffer.read(), np.uint8).reshape(2, 47, 61, 3).astype(int)
a, b = ((299 * p[..., 0] + 587 * p[..., 1] + 114 * p[..., 2] + 500) // 1000).astype(float)
full = ssim(a, b, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, full=True)[1]
print(repr(float(full[5:-5, 5:-5].mean())))`;
  const { stdout } = spawnSync(python, ["-c", script], { input: Buffer.concat([random.data, noisy.data]) });
  expect(Math.abs(ssim(random, noisy) - Number(stdout.toString()))).toBeLessThan(5e-7);
});
