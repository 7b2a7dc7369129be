import { basename } from "node:path";
import { abreast, type Context, type Host } from "@pixelproof/core";
import { composeQuality, enhancedFileName } from "./compose-quality.ts";
import { sourceSettings } from "./decode.ts";
import { detect } from "./detect.ts";
import { measureRun } from "./evidence.ts";
import { engineOf } from "./engine.ts";
import { flattenSource } from "./flatten-source.ts";
import { illustrate } from "./illustrate.ts";
import { rendering } from "./inks.ts";
import { takeIn } from "./intake.ts";
import { logRun } from "./log-line.ts";
import { stepsOf, together, type ProgressEvent } from "./progress.ts";
import { produce } from "./produce.ts";
import type { Quality } from "./quality.ts";
import type { RunSettings } from "./registered.ts";
import { renderReport } from "./report/index.ts";
import type { MetadataSettings } from "./settings.ts";
import { shares } from "./shares.ts";
import { softwareVersions } from "./software.ts";
import { Stopwatch } from "./stopwatch.ts";

/** One enlarged picture with its evidence, in memory. */
export interface Enhancement {
  /** `source_enhanced.png`, by the format that was written. */
  readonly fileName: string;
  /** The enlarged picture's file. */
  readonly picture: Uint8Array;
  readonly quality: Quality;
  /** diff.png: the round trip's absolute difference over the source. */
  readonly diff: Uint8Array;
  /** report.html, self-contained. */
  readonly report: string;
}

export interface EnhanceRequest {
  /** A path, or the bytes of a file. */
  readonly input: string | Uint8Array;
  /** What the report calls the picture; the file's name when left out. */
  readonly name?: string;
  readonly settings: RunSettings;
  readonly metadata: MetadataSettings;
  readonly onProgress?: (event: ProgressEvent) => void;
}

/**
 * The run on one picture: plan, decode, enhance, encode to target, decode the saved file again, verify, compare, then
 * measure, detect and draw at the same time, report. Nothing is written to disk.
 */
export async function enhance(request: EnhanceRequest, host: Host, context: Context): Promise<Enhancement> {
  const { input, settings, onProgress = () => {} } = request;
  const name = request.name ?? (typeof input === "string" ? basename(input) : "picture");
  const { engine = "classical" } = engineOf(host, settings).used.capabilities;
  const step = stepsOf(context, shares[engine], onProgress);
  const watch = new Stopwatch();

  const intake = await watch.time("plan", () => takeIn(input, settings, host, step("plan")));
  const decoded = await watch.time("decode", () =>
    intake.codec.codec.decode(intake.bytes, step("decode"), sourceSettings(settings)),
  );
  const source = flattenSource(decoded, intake.plan.size, settings, host);

  const order = { intake, source, settings, metadata: request.metadata };
  const { comparison, ...produced } = await produce(order, { step, watch }, host);
  const { target, saved } = produced;
  const shown = { source: rendering(source), saved: rendering(saved), compared: comparison };
  const [measuring, detecting, drawing] = abreast(step("examine"), [3, 3, 1]);
  const [measured, detections, { diff, ...drawn }] = await together([
    watch.time("measure", () => measureRun(comparison, settings.metrics, host, measuring)),
    watch.time("detect", () => detect(comparison, settings.detectors, host, detecting)),
    watch.time("report", () => illustrate(shown, settings.roundTripResampler, host, drawing)),
  ]);

  const quality = composeQuality({
    ...produced,
    name,
    intake,
    source,
    measured,
    space: comparison.space,
    detections,
    settings,
    software: softwareVersions(),
    plugins: host.list(),
    timings: { ...watch.timings, total: watch.total() },
  });
  const report = renderReport({ quality, ...drawn });
  onProgress({ step: "done", fraction: 1 });
  logRun(quality, context.logger);
  return { fileName: enhancedFileName(target), picture: target.encoded.bytes, quality, diff, report };
}
