import type { Size } from "@pixelproof/core";
import type { Quality } from "./quality.ts";

/** The one line a run writes to the log. */
export function logLine(quality: Quality): string {
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
  ].join(" ");
}
