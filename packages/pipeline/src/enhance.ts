import { basename } from "node:path";
import type { Context, Host } from "@pixelproof/core";
import { composeQuality, enhancedFileName } from "./compose-quality.ts";
import { sourceSettings } from "./decode.ts";
import { engineOf } from "./engine.ts";
import { flattenSource } from "./flatten-source.ts";
import { takeIn } from "./intake.ts";
import { logRun } from "./log-line.ts";
import { stepsOf, type ProgressEvent } from "./progress.ts";
import { produce } from "./produce.ts";
import { prove } from "./prove.ts";
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
  /** Masks of the objects found, by file name; masks.json and objects.png among them. */
  readonly objects: Readonly<Record<string, string | Uint8Array>>;
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
 * The run on one picture: plan, decode, enhance, encode to target, then decode the saved file again and verify it while the picture
 * is compared, measured, looked through and drawn; report. Nothing is written to disk.
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
  const { written, ...made } = await produce(order, { enhancing: step("enhance"), watch }, host);
  const proof = await prove({ source, target: made.target, written }, settings, { step, watch }, host);

  const quality = composeQuality({
    ...made,
    ...proof,
    name,
    intake,
    source,
    settings,
    software: softwareVersions(),
    plugins: host.list(),
    timings: { ...watch.timings, total: watch.total() },
  });
  const { diff, ...drawn } = proof.evidence.illustrations;
  const outlines = proof.evidence.objects?.document?.objects.map(({ polygons }) => polygons) ?? [];
  const report = renderReport({ quality, ...drawn, outlines });
  onProgress({ step: "done", fraction: 1 });
  logRun(quality, context.logger);
  const { target } = made;
  const objects = proof.evidence.objects?.files ?? {};
  return { fileName: enhancedFileName(target), picture: target.encoded.bytes, quality, diff, report, objects };
}
