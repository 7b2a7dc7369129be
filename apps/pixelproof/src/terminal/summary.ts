import { join } from "node:path";
import { styleText } from "node:util";
import type { Size } from "@pixelproof/core";
import type { Quality } from "@pixelproof/pipeline";
import type { Outcome } from "../batch/run.ts";
import { formatBytes } from "./words.ts";

const marks = {
  done: styleText("green", "done"),
  "below-threshold": styleText("yellow", "below threshold"),
  failed: styleText("red", "failed"),
};

/** One file of a batch in one to three lines. */
export function describeOutcome(outcome: Outcome): string {
  const head = `${marks[outcome.state]}  ${outcome.file}`;
  if (outcome.state === "failed") return `${head}\n      ${outcome.error.code}: ${outcome.error.message}`;
  const { quality } = outcome;
  const lines = [`${head} -> ${join(outcome.folder, quality.output.file)}`, `      ${facts(quality)}`];
  for (const failure of quality.thresholds.failures) lines.push(`      ${styleText("yellow", failure)}`);
  for (const { wanted, used, reason } of quality.fallbacks) lines.push(`      ${used} instead of ${wanted}: ${reason}`);
  return lines.join("\n");
}

/** Every file with its state, and where to look. */
export function summarise(outcomes: readonly Outcome[], out: string): string {
  const count = (state: Outcome["state"]): number => outcomes.filter((outcome) => outcome.state === state).length;
  const counts = `${count("done")} done, ${count("below-threshold")} below threshold, ${count("failed")} failed`;
  const rows = outcomes.map((outcome) => `  ${outcome.state.padEnd(16)}${outcome.file}${target(outcome)}`);
  return [`${outcomes.length} picture${outcomes.length === 1 ? "" : "s"} in ${out}: ${counts}`, ...rows].join("\n");
}

const target = (outcome: Outcome): string =>
  outcome.state === "failed" ? `  ${outcome.error.code}` : ` -> ${join(outcome.folder, "report.html")}`;

function facts(quality: Quality): string {
  const dims = ({ width, height }: Size): string => `${width}x${height}`;
  const { attempt } = quality.output;
  const found = Object.entries(quality.artifacts_detected).flatMap(([id, detected]) => (detected === true ? [id] : []));
  return [
    `${dims(quality.dimensions_before)} -> ${dims(quality.dimensions_after)}`,
    `${attempt.format.toUpperCase()} ${attempt.depth}-bit ${formatBytes(quality.enhanced_size_bytes)}`,
    `psnr ${quality.psnr === null ? (quality.round_trip.figures["psnr"]?.identical ? "identical" : "n/a") : `${quality.psnr.toFixed(2)} dB`}`,
    `ssim ${quality.ssim?.toFixed(4) ?? "n/a"}`,
    found.length === 0 ? "no artefacts" : styleText("yellow", `found: ${found.join(", ")}`),
    `${((quality.timings_ms["total"] ?? 0) / 1000).toFixed(1)} s`,
  ].join("  ");
}
