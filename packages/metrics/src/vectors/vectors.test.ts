import { compareStructure } from "@pixelproof/kernels";
import { withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import { psnr, psnrLuma } from "../psnr.ts";
import { ssim } from "../ssim.ts";
import { readPair, readPairs } from "./pairs.fixture.ts";
import { channelOf, readFigures } from "./published.fixture.ts";

const pairs = withData ? readPairs() : [];

test.skipIf(!withData)("there are 58 pairs of reference vectors", () => {
  expect(pairs).toHaveLength(58);
});

for (const pair of pairs) {
  test(`${pair.name} has the PSNR and SSIM of scikit-image`, async () => {
    const [reference, candidate] = await readPair(pair);
    const { value, parts } = psnr(reference, candidate);
    expect(Math.abs((value ?? 0) - pair.psnr_rgb)).toBeLessThan(1e-12);
    expect(Math.abs((psnrLuma(reference, candidate).value ?? 0) - pair.psnr_luma_rounded_int)).toBeLessThan(1e-12);
    expect(parts?.["meanSquaredError"]).toBe(pair.mse_rgb);
    expect(Math.abs(ssim(reference, candidate) - pair.ssim_luma_rounded_int)).toBeLessThan(5e-7);
  });
}

test.skipIf(!withData)("pooled by two, goldhill and I01 have the SSIM that MATLAB publishes", async () => {
  const [goldhill, i01] = await Promise.all(pairs.slice(0, 2).map(readPair));
  const [grey, colour] = readFigures().piq_published.values.filter(({ metric }) => metric.startsWith("SSIM"));
  const pooled = compareStructure(...goldhill, { scales: 2 }).ssim;
  expect(Math.abs(pooled - grey.computed_here_float64)).toBeLessThan(5e-7);
  expect(Math.abs(pooled - grey.published)).toBeLessThan(1e-4);
  const channels = [0, 1, 2].map((c) => compareStructure(channelOf(i01[0], c), channelOf(i01[1], c), { scales: 2 }));
  const mean = channels.reduce((sum, { ssim: value }) => sum + value / 3, 0);
  expect(Math.abs(mean - colour.computed_here_float64)).toBeLessThan(5e-7);
  expect(Math.abs(mean - colour.published)).toBeLessThan(1e-2);
});
