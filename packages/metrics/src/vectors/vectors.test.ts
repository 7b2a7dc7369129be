import { withData } from "@pixelproof/tooling-data";
import { expect, test } from "vitest";
import { psnr } from "../psnr.ts";
import { ssim } from "../ssim.ts";
import { readPair, readPairs } from "./pairs.fixture.ts";

const pairs = withData ? readPairs() : [];

test.skipIf(!withData)("there are 58 pairs of reference vectors", () => {
  expect(pairs).toHaveLength(58);
});

for (const pair of pairs) {
  test(`${pair.name} has the PSNR and SSIM of scikit-image`, async () => {
    const [reference, candidate] = await readPair(pair);
    expect(Math.abs((psnr(reference, candidate).value ?? 0) - pair.psnr_rgb)).toBeLessThan(1e-12);
    expect(Math.abs(ssim(reference, candidate) - pair.ssim_luma_rounded_int)).toBeLessThan(5e-7);
  });
}
