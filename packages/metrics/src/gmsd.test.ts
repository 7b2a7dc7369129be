import { spawnSync } from "node:child_process";
import { createRgb8, toRgb8 } from "@pixelproof/core";
import { addNoise, noise, scene } from "@pixelproof/testkit";
import { withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import { gmsd } from "./gmsd.ts";
import { readPair, readPairs } from "./vectors/pairs.fixture.ts";
import { readFigures } from "./vectors/published.fixture.ts";

const python = "/usr/bin/python3";
const withScipy = spawnSync(python, ["-c", "import scipy.signal"], { stdio: "ignore" }).status === 0;

test.skipIf(!withData)("goldhill and I01 have the GMSD that its authors publish", async () => {
  const figures = readFigures().piq_published.values.filter(({ metric }) => metric === "GMSD");
  for (const pair of readPairs().slice(0, 2)) {
    const { published } = figures.find((figure) => figure.pair === pair.name) ?? { published: NaN };
    expect(Math.abs((gmsd(...(await readPair(pair))).value ?? 0) - published)).toBeLessThan(1e-7);
  }
});

test("equal pictures score exactly 0, and 6 px are enough", () => {
  const smallest = toRgb8(noise({ width: 6, height: 7 }));
  expect(gmsd(smallest, smallest)).toEqual({ value: 0, parts: { mean: 1 } });
  const narrow = toRgb8(noise({ width: 5, height: 9 }));
  expect(() => gmsd(narrow, narrow)).toThrow(expect.objectContaining({ code: "IMAGE_TOO_SMALL" }));
  expect(() => gmsd(smallest, narrow)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
});

test("edges lost in one half of a picture count more than edges lost all over", () => {
  const [width, height] = [96, 96];
  const reference = toRgb8(noise({ width, height }));
  const grey = (lost: (y: number) => boolean) =>
    createRgb8({ width, height, data: reference.data.map((v, i) => (lost(Math.floor(i / 3 / width)) ? 128 : v)) });
  const [half, all] = [
    gmsd(
      reference,
      grey((y) => y < 48),
    ),
    gmsd(
      reference,
      grey(() => true),
    ),
  ];
  expect(half.value).toBeGreaterThan(all.value ?? Infinity);
  expect(half.parts?.["mean"]).toBeGreaterThan(all.parts?.["mean"] ?? Infinity);
});

test.skipIf(!withScipy).each([
  [83, 61],
  [64, 49],
])("the authors' procedure, written in scipy, gives the same figure for %d x %d", (width, height) => {
  const reference = toRgb8(scene({ width, height }));
  const candidate = addNoise(reference, 25);
  const script = `
import sys, numpy as np
from scipy.signal import convolve2d
p = np.frombuffer(sys.stdin.buffer.read(), np.uint8).reshape(2, ${height}, ${width}, 3).astype(float)
def gradient(y):
    y = convolve2d(y, np.ones((2, 2)) / 4)[1:, 1:][::2, ::2]
    dx = np.array([[1, 0, -1]] * 3) / 3
    return np.hypot(convolve2d(y, dx, 'same'), convolve2d(y, dx.T, 'same'))
a, b = (gradient(y) for y in p @ [0.299, 0.587, 0.114])
gms = (2 * a * b + 170) / (a ** 2 + b ** 2 + 170)
print(repr(float(gms.std(ddof=1))), repr(float(gms.mean())))`;
  const { stdout } = spawnSync(python, ["-c", script], { input: Buffer.concat([reference.data, candidate.data]) });
  const [deviation, mean] = stdout.toString().split(" ").map(Number);
  const measured = gmsd(reference, candidate);
  expect(Math.abs((measured.value ?? 0) - deviation)).toBeLessThan(1e-7);
  expect(Math.abs((measured.parts?.["mean"] ?? 0) - mean)).toBeLessThan(1e-7);
});
