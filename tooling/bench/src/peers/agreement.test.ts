import { createContext, Host } from "@pixelproof/core";
import { pixelDiff } from "@pixelproof/metrics/pixel-diff";
import { ssim } from "@pixelproof/metrics/ssim";
import lanczos from "@pixelproof/resampler-lanczos";
import { scene } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { picturesWithin } from "../judges.ts";
import { noisyPair, retouchedPair } from "../pictures/pair.ts";
import { rgbaScene } from "../pictures/rgba.ts";
import { differingByBlazediff, ssimByBlazediff } from "./blazediff.ts";
import { pngByFastPng } from "./fast-png.ts";
import { ssimByImageSsim } from "./image-ssim.ts";
import { resizeByJimp } from "./jimp.ts";
import { opencv4, opencv5, resizeByOpenCv } from "./opencv.ts";
import { differingByPixelmatch } from "./pixelmatch.ts";
import { pngBySharp, resizeBySharp } from "./sharp.ts";
import { ssimByJs } from "./ssim-js.ts";
import { decodePng16 } from "../pictures/decode-png16.ts";

const size = { width: 96, height: 64 };

test("libraries count the same differing pixels, all over and in a part", async () => {
  for (const pair of [noisyPair(size, 3), retouchedPair(size, 3)]) {
    const { count } = pixelDiff(pair.reference, pair.candidate);
    expect(count).toBeGreaterThan(0);
    expect(await differingByPixelmatch(pair).result()).toBe(count);
    expect(await differingByBlazediff(pair).result()).toBe(count);
  }
});

test("libraries find the same SSIM, those with another window nearly", async () => {
  const pair = noisyPair(size, 6);
  const ours = ssim(pair.reference, pair.candidate);
  for (const way of ["original", "fast"] as const) expect(await ssimByJs(pair, way).result()).toBeCloseTo(ours, 3);
  expect(await ssimByBlazediff(pair).result()).toBeCloseTo(ours, 2);
  expect(await ssimByJs(pair, "weber").result()).toBeCloseTo(ours, 1);
  expect(await ssimByImageSsim(pair).result()).toBeCloseTo(ours, 1);
});

test("libraries enlarge to nearly the same picture, at either depth", async () => {
  const to = { width: 192, height: 128 };
  const resampler = new Host([lanczos]).get("resampler", "lanczos");
  const judge = picturesWithin(0.02);
  const ours = (await resampler.resample(scene({ ...size, channels: 4 }), to, createContext())).data;
  const picture = rgbaScene(size, 16);
  for (const side of [resizeBySharp(picture, to, 1), await resizeByOpenCv(opencv5, picture, to)]) {
    expect(judge(ours, await side.result())).toEqual({ equal: true });
  }
  const narrow = rgbaScene(size, 8);
  const eight = await resizeBySharp(narrow, to, 1).result();
  for (const side of [resizeByJimp(narrow, to), await resizeByOpenCv(opencv4, narrow, to)]) {
    expect(judge(eight, await side.result())).toEqual({ equal: true });
  }
});

test("PNG files of 16 bits hold every sample", async () => {
  const image = scene({ ...size, channels: 4 });
  const samples = Buffer.from(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  for (const side of [pngBySharp(image, 2), pngByFastPng(image)]) {
    expect(Buffer.compare(await decodePng16(await side.result()), samples)).toBe(0);
  }
});
