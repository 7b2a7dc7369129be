import { expect, test } from "vitest";
import { judge } from "./thresholds.ts";

const target = { floor_bytes: 10, ceiling_bytes: null, reached: true, attempts: [] };
const good = {
  psnr: 40,
  ssim: 0.99,
  artifacts_detected: { lines: false, edge_pixel_loss: null },
  target,
  fallbacks: [],
  round_trip: { figures: {} },
};
const settings = { minPsnr: 30, minSsim: 0.9, strict: false };

test("figures above the thresholds pass, figures below are named", () => {
  expect(judge(good, settings)).toMatchObject({ passed: true, failures: [] });
  expect(judge({ ...good, psnr: 29.9, ssim: 0.5 }, settings).failures).toEqual([
    "psnr 29.9000 dB is below 30 dB",
    "ssim 0.5000 is below 0.9",
  ]);
});

test("identical pictures meet the threshold; where nothing was measured, none is claimed to be met", () => {
  const identical = { psnr: { value: null, identical: true, unit: "dB", better: "higher" as const } };
  const same = { ...good, psnr: null, round_trip: { figures: identical } };
  expect(judge(same, settings)).toEqual({ psnr: 30, ssim: 0.9, passed: true, failures: [] });
  expect(judge({ ...good, psnr: null, ssim: null }, settings)).toEqual({ passed: true, failures: [] });
});

test("a hallucination risk counts only with strict, with its figures", () => {
  const reasons = ["ssimulacra2 65.50 is below 80"];
  const risky = { ...good, fidelity: { hallucination_risk: true, figures: {}, reasons } };
  expect(judge(risky, settings).passed).toBe(true);
  expect(judge(risky, { ...settings, strict: true }).failures).toEqual([
    "hallucination risk: ssimulacra2 65.50 is below 80",
  ]);
});

test("artefacts, fallbacks and a missed size count only with strict", () => {
  const poor = {
    ...good,
    artifacts_detected: { lines: true, edge_pixel_loss: false },
    target: { ...target, reached: false, note: "too flat" },
    fallbacks: [{ wanted: "esrgan", used: "opencv", reason: "not there" }],
  };
  expect(judge(poor, settings).passed).toBe(true);
  expect(judge(poor, { ...settings, strict: true }).failures).toEqual([
    "opencv stood in for esrgan",
    "lines detected",
    "size target missed: too flat",
  ]);
});
