import { spawnSync } from "node:child_process";
import { createContext, createRgb8, Host, toRgb8, type Rgb8 } from "@pixelproof/core";
import { addNoise, noise, scene } from "@pixelproof/testkit";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import ciede2000Metric, { ciede2000 } from "./ciede2000.ts";
import { distortions } from "./vectors/distortions.fixture.ts";

const python = "/usr/bin/python3";
const withSkimage = spawnSync(python, ["-c", "import skimage.color"], { stdio: "ignore" }).status === 0;

const flat = (value: number): Rgb8 => createRgb8({ width: 5, height: 3, data: new Uint8Array(45).fill(value) });

test("black is 100 away from white, and nothing from itself", () => {
  const { mean, p95, max } = ciede2000(flat(0), flat(255));
  expect(mean).toBeCloseTo(100, 4);
  expect(max).toBeCloseTo(100, 4);
  expect(p95).toBe(max);
  expect(ciede2000(flat(7), flat(7))).toEqual({ mean: 0, p95: 0, max: 0 });
});

test("one pixel of many is in the mean and the max, not in the 95th percentile", () => {
  const reference = toRgb8(scene({ width: 40, height: 30 }));
  const data = reference.data.map((value, i) => (i < 3 ? 255 - value : value));
  const { mean, p95, max } = ciede2000(reference, createRgb8({ ...reference, data }));
  expect(max).toBeGreaterThan(1);
  expect(mean).toBeCloseTo(max / 1200, 9);
  expect(p95).toBe(0);
});

test("the plugin gives the same figures, on another thread too, and knows equal pictures", async () => {
  await using host = new Host([ciede2000Metric]);
  const metric = host.get("metric", "ciede2000");
  for (const size of [
    { width: 30, height: 20 },
    { width: 1000, height: 1000 },
  ]) {
    const reference = toRgb8(scene(size));
    const worse = addNoise(reference, 5);
    const { mean, p95, max } = ciede2000(reference, worse);
    expect(await metric.measure(reference, worse, createContext())).toEqual({
      value: mean,
      identical: false,
      parts: { p95, max },
    });
    expect(await metric.measure(reference, reference, createContext())).toMatchObject({ value: 0, identical: true });
  }
});

test("pictures of different sizes are refused", () => {
  const turned = createRgb8({ width: 3, height: 5, data: flat(1).data });
  expect(() => ciede2000(flat(1), turned)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
});

/** Mean, 95th percentile and max by scikit-image: from linear light under the white of sRGB, and by its own rgb2lab. */
function skimage({ width, height, data }: Rgb8, candidate: Rgb8): readonly number[][] {
  const script = `
import sys, json, numpy as np
from skimage.color import rgb2lab, xyz2lab, deltaE_ciede2000
p = np.frombuffer(sys.stdin.buffer.read(), np.uint8).reshape(2, ${height}, ${width}, 3)
v = p / 255
light = np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)
matrix = np.array([[506752 / 1228815, 87881 / 245763, 12673 / 70218],
                   [87098 / 409605, 175762 / 245763, 12673 / 175545],
                   [7918 / 409605, 87881 / 737289, 1001167 / 1053270]])
xyz = light @ matrix.T / matrix.sum(1) * np.array([0.95047, 1, 1.08883])
for lab in (xyz2lab(xyz, "D65", "2"), rgb2lab(p)):
    d = deltaE_ciede2000(lab[0], lab[1]).ravel()
    print(json.dumps([float(d.mean()), float(np.quantile(d, 0.95, method="inverted_cdf")), float(d.max())]))`;
  const input = Buffer.concat([data, candidate.data]);
  const { stdout } = spawnSync(python, ["-c", script], { input });
  return stdout
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

async function pairs(): Promise<Record<string, [Rgb8, Rgb8]>> {
  const random = toRgb8(noise({ width: 61, height: 47 }, 5));
  const synthetic: Record<string, [Rgb8, Rgb8]> = {
    unrelated: [random, toRgb8(noise({ width: 61, height: 47 }, 9))],
    noisy: [random, addNoise(random, 30, 6)],
  };
  if (!withData) return synthetic;
  const photo = await readRgb8(dataFile("photos/kodim03.png"));
  return { ...synthetic, photo: [photo, distortions["chroma8"](photo)] };
}

test.skipIf(!withSkimage)("scikit-image gives the same figures for pictures", async () => {
  for (const [name, [reference, candidate]] of Object.entries(await pairs())) {
    const { mean, p95, max } = ciede2000(reference, candidate);
    const [exact, rounded] = skimage(reference, candidate);
    const off = [mean - exact[0], (p95 - exact[1]) / exact[1], max - exact[2]].map(Math.abs);
    expect([name, off[0] < 1e-5, off[1] < 1e-4 + 1 / 8192, off[2] < 1e-4]).toEqual([name, true, true, true]);
    // Its rgb2lab rounds matrix and white, so that its greys have a little chroma.
    expect(Math.abs(mean - rounded[0])).toBeLessThan(1e-3);
  }
});
