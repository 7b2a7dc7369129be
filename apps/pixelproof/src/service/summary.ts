import type { Quality } from "@pixelproof/pipeline";
import { z } from "zod";

const size = z.object({ width: z.int(), height: z.int() });

/** What a job tells of its quality.json. */
export const summarySchema = z
  .object({
    dimensions_before: size,
    dimensions_after: size,
    original_size_bytes: z.int(),
    enhanced_size_bytes: z.int(),
    psnr: z.number().nullable().describe("dB, round trip; null where it is not a number, as for identical pictures"),
    ssim: z.number().nullable(),
    artifacts_detected: z.record(z.string(), z.boolean().nullable()),
    passed: z.boolean().describe("no threshold was missed"),
    timings_ms: z.record(z.string(), z.number()),
  })
  .meta({ id: "QualitySummary" });
export type Summary = z.infer<typeof summarySchema>;

/** The facts of quality.json that belong into a list of jobs. */
export const summaryOf = (quality: Quality): Summary => ({
  dimensions_before: quality.dimensions_before,
  dimensions_after: quality.dimensions_after,
  original_size_bytes: quality.original_size_bytes,
  enhanced_size_bytes: quality.enhanced_size_bytes,
  psnr: quality.psnr,
  ssim: quality.ssim,
  artifacts_detected: quality.artifacts_detected,
  passed: quality.thresholds.passed,
  timings_ms: quality.timings_ms,
});
