import { basename } from "node:path";
import type { Context, Host } from "@pixelproof/core";
import { composeQuality, enhancedFileName } from "./compose-quality.ts";
import { detect } from "./detect.ts";
import { gatherEvidence } from "./evidence.ts";
import { chooseResampler } from "./fallback.ts";
import { illustrate, type Illustrations } from "./illustrate.ts";
import { takeIn } from "./intake.ts";
import { logLine } from "./log-line.ts";
import { pixelsWithin } from "./memory.ts";
import { stepsOf, withoutProgress, type ProgressEvent } from "./progress.ts";
import type { Quality } from "./quality.ts";
import type { RunSettings } from "./registered.ts";
import { softwareVersions } from "./software.ts";
import { Stopwatch } from "./stopwatch.ts";
import { encodeToTarget } from "./target/attempts.ts";
import { verify } from "./verify.ts";

/** One enlarged picture with its evidence, in memory. */
export interface Enhancement extends Illustrations {
  /** `source_enhanced.png`, by the format that was written. */
  readonly fileName: string;
  /** The enlarged picture's file. */
  readonly picture: Uint8Array;
  readonly quality: Quality;
}

export interface EnhanceRequest {
  /** A path, or the bytes of a file. */
  readonly input: string | Uint8Array;
  /** What the report calls the picture; the file's name when left out. */
  readonly name?: string;
  readonly settings: RunSettings;
  readonly onProgress?: (event: ProgressEvent) => void;
}

/** Where the time of a run goes, roughly: what the progress bar counts by. */
const shares = [
  ["plan", 2],
  ["decode", 5],
  ["enhance", 33],
  ["verify", 5],
  ["measure", 15],
  ["detect", 20],
  ["report", 20],
] as const;

/**
 * The run on one picture: plan, decode, enhance, encode to target, decode the saved file again, verify, measure, detect,
 * report. Nothing is written to disk.
 */
export async function enhance(request: EnhanceRequest, host: Host, context: Context): Promise<Enhancement> {
  const { input, settings, onProgress = () => {} } = request;
  const name = request.name ?? (typeof input === "string" ? basename(input) : "picture");
  const step = stepsOf(context, shares, onProgress);
  const watch = new Stopwatch();

  const intake = await watch.time("plan", () => takeIn(input, settings, host, step("plan")));
  const { registered: resampler, fallbacks } = chooseResampler(host, settings);
  const source = await watch.time("decode", () => intake.codec.codec.decode(intake.bytes, step("decode")));

  const enhancing = step("enhance");
  const engine = host.get("resampler", resampler.id);
  const target = await encodeToTarget(
    {
      source: source.image,
      metadata: source.metadata,
      plan: intake.plan,
      settings,
      host,
      largestPixels: Math.min(context.limits.outputPixels, pixelsWithin(context.limits, source.image.channels)),
      enlarge: (size) => watch.time("enhance", () => engine.resample(source.image, size, enhancing)),
      encode: (codec, ...picture) => watch.time("encode", () => codec.encode(...picture, withoutProgress(enhancing))),
    },
    enhancing.signal,
  );

  const saved = await watch.time("verify", () => target.codec.codec.decode(target.encoded.bytes, step("verify")));
  const verification = verify({ image: target.image, metadata: source.metadata }, saved, [
    ...(source.losses ?? []),
    ...target.encoded.losses,
  ]);
  const pictures = { source: source.image, enlarged: target.image, saved: saved.image };
  const evidence = await watch.time("measure", () => gatherEvidence(pictures, settings, host, step("measure")));
  const detections = await watch.time("detect", () => detect(evidence, settings.detectors, host, step("detect")));

  const findings = {
    name,
    intake,
    source,
    target,
    saved,
    verification,
    evidence,
    detections,
    resampler,
    fallbacks,
    settings,
  };
  const found = { ...findings, software: softwareVersions(), plugins: host.list(), timings: watch.timings };
  const reporting = withoutProgress(step("report"));
  const illustrations = await watch.time("report", () =>
    illustrate(composeQuality(found), { source, saved, evidence }, settings.resampler, host, reporting),
  );
  const quality = composeQuality({ ...found, timings: { ...watch.timings, total: watch.total() } });
  onProgress({ step: "done", fraction: 1 });
  context.logger.info(logLine(quality));
  return { fileName: enhancedFileName(target), picture: target.encoded.bytes, quality, ...illustrations };
}
