import { basename } from "node:path";
import type { Converted } from "@pixelproof/metadata";
import type { Context, Host, Size } from "@pixelproof/core";
import { carryMetadata } from "./carry-metadata.ts";
import type { KnownCodec } from "./codecs.ts";
import { composeQuality, enhancedFileName } from "./compose-quality.ts";
import { sourceSettings } from "./decode.ts";
import { detect } from "./detect.ts";
import { enlarger } from "./enlarger.ts";
import { gatherEvidence } from "./evidence.ts";
import { chooseResampler } from "./fallback.ts";
import { flattenSource } from "./flatten-source.ts";
import { illustrate, type Illustrations } from "./illustrate.ts";
import { rendering } from "./inks.ts";
import { takeIn } from "./intake.ts";
import { logLine } from "./log-line.ts";
import { pixelsWithin } from "./memory.ts";
import { stepsOf, withoutProgress, type ProgressEvent } from "./progress.ts";
import type { Quality } from "./quality.ts";
import type { RunSettings } from "./registered.ts";
import type { MetadataSettings } from "./settings.ts";
import { pipelineVersion, softwareVersions } from "./software.ts";
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
  readonly metadata: MetadataSettings;
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
  const decoded = await watch.time("decode", () =>
    intake.codec.codec.decode(intake.bytes, step("decode"), sourceSettings(settings)),
  );
  const source = flattenSource(decoded, intake.plan.size, settings, host);

  const enhancing = step("enhance");
  const {
    enlarge,
    enlargeInks,
    light,
    fallbacks: instead,
  } = await enlarger(source, resampler, settings, host, enhancing);
  const carry = ({ capabilities }: KnownCodec, to: Size): Converted =>
    carryMetadata(source.metadata, request.metadata, {
      from: source.image,
      to,
      resampler,
      target: capabilities,
      version: pipelineVersion,
    });
  const target = await encodeToTarget(
    {
      source: source.image,
      plan: intake.plan,
      settings,
      host,
      largestPixels: Math.min(
        context.limits.outputPixels,
        pixelsWithin(context.limits, source.image.channels + (source.inks?.length ?? 0)),
      ),
      enlarge: (size) => watch.time("enhance", () => enlarge(size)),
      ...(enlargeInks && { enlargeInks: (size: Size) => watch.time("enhance", () => enlargeInks(size)) }),
      encode: (codec, image, how) => {
        const { metadata } = carry(codec, image);
        return watch.time("encode", () => codec.codec.encode(image, metadata, how, withoutProgress(enhancing)));
      },
    },
    enhancing.signal,
  );

  const saved = await watch.time("verify", () =>
    target.codec.codec.decode(target.encoded.bytes, step("verify"), { inks: source.inks !== undefined }),
  );
  const carried = carry(target.codec, target.image);
  const { image, inks } = target;
  const given = { image, ...(inks && { inks }), metadata: source.metadata, carried: carried.metadata };
  const verification = verify(given, saved, [...(source.losses ?? []), ...carried.losses, ...target.encoded.losses]);
  const pictures = { source: source.image, enlarged: image, saved: saved.image };
  const evidence = await watch.time("measure", () =>
    gatherEvidence(pictures, rendering(source).metadata, settings, host, step("measure")),
  );
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
    light,
    fallbacks: [...fallbacks, ...instead],
    settings,
  };
  const found = { ...findings, software: softwareVersions(), plugins: host.list(), timings: watch.timings };
  const reporting = withoutProgress(step("report"));
  const illustrations = await watch.time("report", () =>
    illustrate(
      composeQuality(found),
      { source: rendering(source), saved: rendering(saved), evidence },
      settings.resampler,
      host,
      reporting,
    ),
  );
  const quality = composeQuality({ ...found, timings: { ...watch.timings, total: watch.total() } });
  onProgress({ step: "done", fraction: 1 });
  context.logger.info(logLine(quality));
  return { fileName: enhancedFileName(target), picture: target.encoded.bytes, quality, ...illustrations };
}
