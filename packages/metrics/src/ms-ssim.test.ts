import { spawnSync } from "node:child_process";
import { createRgb8, toRgb8 } from "@pixelproof/core";
import { addNoise, noise, scene } from "@pixelproof/testkit";
import { withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import { msSsim } from "./ms-ssim.ts";
import { readPair, readPairs } from "./vectors/pairs.fixture.ts";
import { channelOf, readFigures } from "./vectors/published.fixture.ts";

const python = "/usr/bin/python3";
const withScipy = spawnSync(python, ["-c", "import scipy.signal"], { stdio: "ignore" }).status === 0;

test.skipIf(!withData)("goldhill and I01 have the MS-SSIM of piq, in luma and channel by channel", async () => {
  const [goldhill, i01] = await Promise.all(readPairs().slice(0, 2).map(readPair));
  const { ms_ssim_computed: figures } = readFigures();
  expect(Math.abs(msSsim(...goldhill) - figures.goldhill)).toBeLessThan(1e-7);
  expect(Math.abs(msSsim(...i01) - figures.I01_luma_unrounded)).toBeLessThan(1e-7);
  const [red, green, blue] = [0, 1, 2].map((c) => msSsim(channelOf(i01[0], c), channelOf(i01[1], c)));
  expect(Math.abs((red + green + blue) / 3 - figures.I01_rgb)).toBeLessThan(1e-7);
});

test("equal pictures score exactly 1, and 161 px are enough", () => {
  const smallest = toRgb8(noise({ width: 161, height: 162 }));
  expect(msSsim(smallest, smallest)).toBe(1);
  const short = toRgb8(noise({ width: 200, height: 160 }));
  expect(() => msSsim(short, short)).toThrow(expect.objectContaining({ code: "IMAGE_TOO_SMALL" }));
  expect(() => msSsim(smallest, short)).toThrow(expect.objectContaining({ code: "SIZE_MISMATCH" }));
});

test("a picture against its negative scores 0: a negative mean counts as none", () => {
  const picture = toRgb8(scene({ width: 170, height: 170 }));
  expect(msSsim(picture, createRgb8({ ...picture, data: picture.data.map((value) => 255 - value) }))).toBe(0);
});

test.skipIf(!withScipy)("the authors' procedure, written in scipy, gives the same figure for odd sides", () => {
  const [width, height] = [227, 171];
  const reference = toRgb8(scene({ width, height }));
  const candidate = addNoise(reference, 25);
  const script = `
import sys, numpy as np
from scipy.signal import convolve2d
p = np.frombuffer(sys.stdin.buffer.read(), np.uint8).reshape(2, ${height}, ${width}, 3).astype(float)
a, b = p @ [0.299, 0.587, 0.114]
g = np.exp(-np.arange(-5, 6) ** 2 / 4.5)
window = np.outer(g, g) / g.sum() ** 2
mean = lambda x: convolve2d(x, window, 'valid')
def halve(x):
    x = np.pad(x, ((0, 1), (0, 1)), 'symmetric')
    return ((x[:-1, :-1] + x[1:, :-1] + x[:-1, 1:] + x[1:, 1:]) / 4)[::2, ::2]
product = 1
for scale, exponent in enumerate([.0448, .2856, .3001, .2363, .1333]):
    ma, mb = mean(a), mean(b)
    va, vb, cov = mean(a * a) - ma ** 2, mean(b * b) - mb ** 2, mean(a * b) - ma * mb
    value = (2 * cov + 58.5225) / (va + vb + 58.5225)
    if scale == 4: value = value * (2 * ma * mb + 6.5025) / (ma ** 2 + mb ** 2 + 6.5025)
    product *= value.mean() ** exponent
    a, b = halve(a), halve(b)
print(repr(float(product)))`;
  const { stdout } = spawnSync(python, ["-c", script], { input: Buffer.concat([reference.data, candidate.data]) });
  expect(Math.abs(msSsim(reference, candidate) - Number(stdout.toString()))).toBeLessThan(1e-7);
});
