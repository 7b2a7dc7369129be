import { join } from "node:path";
import type { Size } from "@pixelproof/core";
import type { Quality } from "@pixelproof/pipeline";
import type { Outcome } from "../batch/run.ts";
import type { Paint } from "./paint.ts";
import { visible } from "./visible.ts";
import { formatBytes } from "./words.ts";

const marks = {
  done: ["green", "done"],
  "below-threshold": ["yellow", "below threshold"],
  failed: ["red", "failed"],
  cancelled: ["yellow", "cancelled"],
} as const satisfies Record<Outcome["state"], unknown>;

/** One file of a batch in one to a few lines. */
export function describeOutcome(outcome: Outcome, paint: Paint): string {
  const [colour, words] = marks[outcome.state];
  const head = `${paint(colour, words)}  ${visible(outcome.file)}`;
  if ("error" in outcome) return `${head}\n      ${outcome.error.code}: ${visible(outcome.error.message)}`;
  const { quality } = outcome;
  const lines = [
    `${head} -> ${visible(join(outcome.folder, quality.output.file))}`,
    `      ${facts(quality, paint)}`,
    ...quality.thresholds.failures.map((failure) => `      ${paint("yellow", failure)}`),
    ...(quality.fidelity?.reasons ?? []).map((reason) => `      ${paint("yellow", `hallucination risk: ${reason}`)}`),
    ...quality.fallbacks.map(({ wanted, used, reason }) => `      ${used} instead of ${wanted}: ${visible(reason)}`),
  ];
  return lines.join("\n");
}

/** Every file with its state, and where to look. */
export function summarise(outcomes: readonly Outcome[], out: string): string {
  const count = (state: Outcome["state"]): number => outcomes.filter((outcome) => outcome.state === state).length;
  const counts = [
    `${count("done")} done, ${count("below-threshold")} below threshold, ${count("failed")} failed`,
    ...(count("cancelled") > 0 ? [`${count("cancelled")} cancelled`] : []),
  ];
  const rows = outcomes.map((outcome) => `  ${outcome.state.padEnd(16)}${visible(outcome.file)}${target(outcome)}`);
  const pictures = `${outcomes.length} picture${outcomes.length === 1 ? "" : "s"}`;
  return [`${pictures} in ${visible(out)}: ${counts.join(", ")}`, ...rows].join("\n");
}

function target(outcome: Outcome): string {
  if (outcome.state === "cancelled") return "";
  return "error" in outcome ? `  ${outcome.error.code}` : ` -> ${visible(join(outcome.folder, "report.html"))}`;
}

function facts(quality: Quality, paint: Paint): string {
  const dims = ({ width, height }: Size): string => `${width}x${height}`;
  const { attempt } = quality.output;
  const { engine, resampler, notes } = quality.enhancement;
  return [
    `${dims(quality.dimensions_before)} -> ${dims(quality.dimensions_after)}`,
    ...(engine === "ai" ? [`AI ${visible(String(notes["model"] ?? resampler))}`] : []),
    `${attempt.format.toUpperCase()} ${attempt.depth}-bit ${formatBytes(quality.enhanced_size_bytes)}`,
    `psnr ${describePsnr(quality)}`,
    `ssim ${quality.ssim?.toFixed(4) ?? "n/a"}`,
    describeArtefacts(quality.artifacts_detected, paint),
    `${((quality.timings_ms["total"] ?? 0) / 1000).toFixed(1)} s`,
  ].join("  ");
}

function describePsnr({ psnr, round_trip: roundTrip }: Quality): string {
  if (psnr !== null) return `${psnr.toFixed(2)} dB`;
  return roundTrip.figures["psnr"]?.identical ? "identical" : "n/a";
}

/** What the detectors said, in a few words; null stands for a detector that did not run. */
export function describeArtefacts(detected: Readonly<Record<string, boolean | null>>, paint: Paint): string {
  const found = Object.keys(detected).filter((id) => detected[id]);
  if (found.length > 0) return paint("yellow", `found: ${found.join(", ")}`);
  return Object.values(detected).every((answer) => answer === null) ? "artefacts not looked for" : "no artefacts";
}
