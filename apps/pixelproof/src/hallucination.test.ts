import png from "@pixelproof/codec-sharp/png";
import { createContext, createImage, definePlugin, type Plugin } from "@pixelproof/core";
import psnr from "@pixelproof/metrics/psnr";
import ssimulacra2 from "@pixelproof/metrics/ssimulacra2";
import { createPipeline, type Enhancement, type QualitySettings } from "@pixelproof/pipeline";
import lanczos from "@pixelproof/resampler-lanczos";
import { scene } from "@pixelproof/testkit";
import { expect, test } from "vitest";

/** An AI that sees chequers everywhere, so much darker than the picture. */
const inventing = (share: number): Plugin<"resampler"> =>
  definePlugin({
    kind: "resampler",
    name: "esrgan",
    apiVersion: 1,
    capabilities: { engine: "ai" },
    create: (_, resolve) => ({
      async resample(image, to, context) {
        const plain = await resolve("resampler", "lanczos").resample(image, to, context);
        const { width, channels } = plain;
        const isDark = (pixel: number): boolean =>
          (((pixel % width) >> 3) + (Math.floor(pixel / width) >> 3)) % 2 === 1;
        const data = plain.data.map((v, i) => (isDark(Math.floor(i / channels)) ? Math.round(v * (1 - share)) : v));
        return createImage({ ...plain, data });
      },
    }),
  });

async function enlarge(
  share: number,
  settings: Partial<QualitySettings> = {},
): Promise<Enhancement & { readonly log: readonly string[] }> {
  const log: string[] = [];
  const line = (text: string): void => void log.push(text);
  await using pipeline = createPipeline({
    plugins: [png, lanczos, psnr, ssimulacra2, inventing(share)],
    quality: { minWidth: 1, minHeight: 1, scaleFactor: 2, targetBytes: 0, enableSr: true, minPsnr: 0, ...settings },
    logger: { debug: line, info: line, warn: line },
  });
  const image = scene({ width: 64, height: 48, channels: 3, sourceDepth: 8 });
  const { bytes } = await pipeline.host.get("codec", "png").encode(image, {}, {}, createContext());
  return { ...(await pipeline.enhance(bytes)), log };
}

test("an AI that invents is marked as a hallucination risk, with figures, in quality.json, report and log", async () => {
  const { quality, report, log } = await enlarge(0.2);
  const { psnr, ssimulacra2 } = quality.round_trip.figures;
  expect(quality.fidelity).toEqual({
    hallucination_risk: true,
    figures: { psnr: { value: psnr.value, minimum: 32 }, ssimulacra2: { value: ssimulacra2.value, minimum: 80 } },
    reasons: [expect.stringMatching(/^psnr .* is below 32 dB$/), expect.stringMatching(/^ssimulacra2 .* is below 80$/)],
  });
  expect(report).toMatch(/something to look at: hallucination risk\.<\/h1>/);
  expect(report).toContain("<strong>Hallucination risk.</strong>");
  expect(report).toContain(`(at least 80)`);
  expect(log).toEqual([
    expect.stringMatching(/^Hallucination risk: psnr .*, ssimulacra2 .* is below 80; the enlargement may show/),
    expect.stringMatching(/ format=PNG hallucination_risk=true$/),
  ]);
});

test("it is no failure unless strict was asked for", async () => {
  expect((await enlarge(0.2)).quality.thresholds.passed).toBe(true);
  expect((await enlarge(0.2, { strict: true })).quality.thresholds).toMatchObject({
    passed: false,
    failures: [expect.stringMatching(/^hallucination risk: psnr/), expect.stringMatching(/^hallucination risk: ssim/)],
  });
});

test("an AI that adds nothing is no risk, and the report says what that can tell", async () => {
  const { quality, report, log } = await enlarge(0);
  expect(quality.fidelity).toMatchObject({ hallucination_risk: false, reasons: [] });
  expect(report).toContain("No sign of hallucination:");
  expect(log).toHaveLength(1);
});

test("thresholds are the user's to set; a classical enlargement has none", async () => {
  expect((await enlarge(0.2, { srMinPsnr: 0, srMinSsimulacra2: -100 })).quality.fidelity?.hallucination_risk).toBe(
    false,
  );
  const { quality, report } = await enlarge(0.2, { enableSr: false });
  expect(quality.fidelity).toBeUndefined();
  expect(report).not.toMatch(/hallucination/i);
});

test("where its figures were not asked for, that is said", async () => {
  const { quality, report } = await enlarge(0.2, { metrics: [] });
  expect(quality.fidelity?.hallucination_risk).toBe(null);
  expect(report).toContain("Hallucination risk not checked.");
});
