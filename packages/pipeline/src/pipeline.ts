import {
  createContext,
  defaultLimits,
  Host,
  silentLogger,
  type Context,
  type Limits,
  type Logger,
  type Plugin,
  type Registration,
} from "@pixelproof/core";
import { compare, type CompareRequest, type Comparison } from "./compare.ts";
import { withDeadline } from "./deadline.ts";
import type { Detections } from "./detect.ts";
import { detectFiles, type DetectRequest } from "./detect-files.ts";
import { enhance, type Enhancement } from "./enhance.ts";
import { inspect, type Inspection } from "./inspect.ts";
import { inspectAgainst, type Differences } from "./inspect-against.ts";
import { parseConfig } from "./parse-config.ts";
import type { ProgressEvent } from "./progress.ts";
import { resolveIds, type RunSettings } from "./registered.ts";
import { segmentFile, type SegmentRequest, type Segmented } from "./segment/segment-file.ts";
import { resize, type Resized, type ResizeRequest } from "./resize.ts";
import { assertSameModel } from "./sr-model.ts";
import {
  limitsSchema,
  metadataSettingsSchema,
  qualitySettingsSchema,
  type MetadataSettings,
  type QualitySettings,
} from "./settings.ts";
import { withModel } from "./with-model.ts";

export interface PipelineConfig {
  readonly plugins: readonly (Plugin | Registration)[];
  /** Settings that differ from the defaults. */
  readonly quality?: Partial<QualitySettings>;
  readonly metadata?: Partial<MetadataSettings>;
  readonly limits?: Partial<Limits>;
  readonly logger?: Logger;
}

export interface RunOptions {
  /** What the report calls the picture. */
  readonly name?: string;
  /** Settings for this picture alone. */
  readonly quality?: Partial<QualitySettings>;
  readonly metadata?: Partial<MetadataSettings>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: ProgressEvent) => void;
}

/** The run over a set of plugins; owns them until disposed. Every method ends with `LIMIT_TIME` after limits.wallTime. */
export interface Pipeline extends AsyncDisposable {
  readonly host: Host;
  readonly settings: RunSettings;
  readonly limits: Limits;
  /** Enlarges one picture, by path or bytes, and proves it. */
  enhance(input: string | Uint8Array, options?: RunOptions): Promise<Enhancement>;
  /** Measures a candidate against a reference; different sizes are refused unless `fit` names a resampler. */
  compare(request: CompareRequest, signal?: AbortSignal): Promise<Comparison>;
  /** Looks for artefacts that `after` has and `before` has not. */
  detect(request: DetectRequest, signal?: AbortSignal): Promise<Detections>;
  /** Resamples one picture to an exact size and encodes it. */
  resize(request: ResizeRequest, signal?: AbortSignal): Promise<Resized>;
  /** Finds objects in one picture: their masks, as files. */
  segment(request: SegmentRequest, signal?: AbortSignal): Promise<Segmented>;
  /** Says what a picture file holds. */
  inspect(input: string | Uint8Array, signal?: AbortSignal): Promise<Inspection>;
  /** Says what of the picture file `against` is in `input` as it was. */
  inspectAgainst(input: string | Uint8Array, against: string | Uint8Array, signal?: AbortSignal): Promise<Differences>;
}

/**
 * Makes a pipeline. Throws `CONFIG_INVALID` with every fault at once, `PLUGIN_NOT_FOUND` for ids that name nothing, and what
 * registering plugins throws.
 */
export function createPipeline(config: PipelineConfig): Pipeline {
  const carrying = parseConfig(metadataSettingsSchema, config.metadata ?? {}, "metadata");
  const limits = { ...defaultLimits, ...parseConfig(limitsSchema, config.limits ?? {}, "limits") };
  const { logger = silentLogger } = config;
  const quality = parseConfig(qualitySettingsSchema, config.quality ?? {}, "quality");
  const enlarging = { kind: "resampler", id: quality.srResampler, model: quality.srModel } as const;
  const { segmenter, segmentModel, segmentDownload } = quality;
  const segmenting = { kind: "segmenter", id: segmenter, model: segmentModel, download: segmentDownload } as const;
  const host = new Host(withModel(withModel(config.plugins, enlarging), segmenting));
  const settings = resolveIds(quality, host);
  const run = <T>(signal: AbortSignal | undefined, work: (context: Context) => Promise<T>): Promise<T> =>
    withDeadline(limits.wallTime, signal, (signal) => work(createContext({ limits, logger, signal })));
  return {
    host,
    settings,
    limits,
    enhance(input, { quality, metadata, signal, onProgress, name } = {}) {
      const merged = quality ? settingsOfRun(settings, quality, host) : settings;
      const request = {
        input,
        settings: merged,
        metadata: metadata ? parseConfig(metadataSettingsSchema, { ...carrying, ...metadata }, "metadata") : carrying,
        ...(name === undefined ? {} : { name }),
        ...(onProgress ? { onProgress } : {}),
      };
      return run(signal, (context) => enhance(request, host, context));
    },
    compare: (request, signal) => run(signal, (context) => compare(request, settings, host, context)),
    detect: (request, signal) => run(signal, (context) => detectFiles(request, settings, host, context)),
    resize: (request, signal) =>
      run(signal, (context) => resize(request, { ...settings, metadata: carrying }, host, context)),
    segment: (request, signal) => run(signal, (context) => segmentFile(request, settings, host, context)),
    inspect: (input, signal) => run(signal, (context) => inspect(input, host, context)),
    inspectAgainst: (input, against, signal) => run(signal, (context) => inspectAgainst(input, against, host, context)),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

/** The settings of one picture: those of the pipeline with its own over them. Throws as `createPipeline` does. */
function settingsOfRun(settings: RunSettings, own: Partial<QualitySettings>, host: Host): RunSettings {
  const merged = parseConfig(qualitySettingsSchema, { ...settings, ...own }, "quality");
  assertSameModel(settings, merged);
  return resolveIds(merged, host);
}
