import type { Logger, Size } from "@pixelproof/core";
import type { Quality } from "./quality.ts";

/** Tells the log what became of a run, in one line; before it a warning where AI may have invented what it shows. */
export function logRun(quality: Quality, logger: Logger): void {
  const reasons = quality.fidelity?.reasons ?? [];
  if (reasons.length > 0) {
    logger.warn(`Hallucination risk: ${reasons.join(", ")}; the enlargement may show what the source has not`);
  }
  logger.info(logLine(quality));
}

function logLine(quality: Quality): string {
  const dims = ({ width, height }: Size): string => `${width}x${height}`;
  const identical = quality.round_trip.figures["psnr"]?.identical === true;
  return [
    "QualityEnhancer:",
    `dims_before=${dims(quality.dimensions_before)}`,
    `dims_after=${dims(quality.dimensions_after)}`,
    `psnr=${identical ? "inf" : (quality.psnr?.toFixed(2) ?? "n/a")}`,
    `ssim=${quality.ssim?.toFixed(4) ?? "n/a"}`,
    `target_bytes=${quality.target.floor_bytes}`,
    `actual_bytes=${quality.enhanced_size_bytes}`,
    `format=${quality.output.attempt.format.toUpperCase()}`,
    ...(quality.fidelity?.hallucination_risk ? ["hallucination_risk=true"] : []),
  ].join(" ");
}
