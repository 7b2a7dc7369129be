import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import webp from "@pixelproof/codec-sharp/webp";
import { createContext, hasAlpha, type Image } from "@pixelproof/core";
import edgePixelLoss from "@pixelproof/detectors/edge-pixel-loss";
import lines from "@pixelproof/detectors/lines";
import pixelDiff from "@pixelproof/metrics/pixel-diff";
import psnr from "@pixelproof/metrics/psnr";
import ssim from "@pixelproof/metrics/ssim";
import { createPipeline, qualitySchema, type Enhancement, type Pipeline } from "@pixelproof/pipeline";
import lanczos from "@pixelproof/resampler-lanczos";
import { discs, paint, sampleMetadata } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { afterAll, describe, expect, test } from "vitest";

/** The built-in plugins with the default settings: what `pixelproof enhance` does. */
const plugins = [png, jpeg, webp, lanczos, psnr, ssim, pixelDiff, lines, edgePixelLoss];
const pipeline: Pipeline = createPipeline({ plugins });
afterAll(() => pipeline[Symbol.asyncDispose]());

/** What holds for every enlargement of a sound picture. */
async function expectSound(result: Enhancement): Promise<Image> {
  const { quality } = result;
  expect(qualitySchema.parse(quality)).toEqual(quality);
  expect(quality.dimensions_after.width).toBeGreaterThanOrEqual(800);
  expect(quality.dimensions_after.height).toBeGreaterThanOrEqual(1440);
  expect(quality.thresholds).toMatchObject({ psnr: 30, ssim: 0.9, passed: true });
  expect(quality.artifacts_detected).toEqual({ lines: false, edge_pixel_loss: false });
  for (const step of ["plan", "decode", "enhance", "encode", "verify", "measure", "detect", "report", "total"]) {
    expect(quality.timings_ms[step]).toBeGreaterThan(0);
  }
  const codec = pipeline.host.get("codec", quality.output.attempt.format);
  const { image } = await codec.decode(result.picture, createContext());
  expect({ width: image.width, height: image.height }).toEqual(quality.dimensions_after);
  return image;
}

async function fileOf(codec: "png" | "webp", image: Image): Promise<Uint8Array> {
  const settings = { compression: "lossless" } as const;
  return (await pipeline.host.get("codec", codec).encode(image, sampleMetadata(), settings, createContext())).bytes;
}

describe("made by our own scripts", () => {
  test("fine detail, lettering and a long gradient: more than 1 MB, faithful, no artefact", async () => {
    const harbour = await readFile(fileURLToPath(new URL("../../../examples/harbour.png", import.meta.url)));
    const result = await pipeline.enhance(harbour);
    await expectSound(result);
    expect(result.quality.enhanced_size_bytes).toBeGreaterThan(1_000_000);
    expect(result.quality.losses).toEqual([]);
  });

  test("a 16-bit gradient with all its metadata stays 16 bits deep, and nothing is lost", async () => {
    const gradient = paint(
      { width: 256, height: 360 },
      (x, y, c) => 65535 * (0.1 + (0.7 * (x + 256 * y)) / (256 * 360)) * (1 - c / 10),
    );
    const result = await pipeline.enhance(await fileOf("png", gradient));
    const image = await expectSound(result);
    expect(image.sourceDepth).toBe(16);
    expect(new Set(image.data).size).toBeGreaterThan(40_000);
    expect(result.quality.preserved).toEqual(expect.arrayContaining(["depth", "icc", "exif", "xmp", "density"]));
  });

  test.each(["png", "webp"] as const)("a transparent %s keeps its transparency, soft edges and all", async (codec) => {
    const source = discs({ width: 200, height: 280, channels: 4, sourceDepth: 8 });
    const result = await pipeline.enhance(await fileOf(codec, source));
    const image = await expectSound(result);
    expect(hasAlpha(image)).toBe(true);
    const alphas = new Set(image.data.filter((_, i) => i % 4 === 3));
    expect([alphas.has(0), alphas.has(65535), alphas.size > 100]).toEqual([true, true, true]);
    expect(result.quality.preserved).toContain("alpha");
  });
});

describe.skipIf(!withData)("real ones (need the shared data)", () => {
  test("a JPEG with GPS: EXIF is carried into the PNG", async () => {
    const result = await pipeline.enhance(dataFile("metadata/DSCN0010.jpg"));
    await expectSound(result);
    expect(result.quality.source.metadata).toContain("exif");
    expect(result.quality.losses.filter(({ group, kind }) => group === "exif" && kind === "lost")).toEqual([]);
  });

  test("a transparent WebP of the web", async () => {
    const image = await expectSound(await pipeline.enhance(dataFile("alpha/5_webp_a.webp")));
    expect(hasAlpha(image)).toBe(true);
  });
});
