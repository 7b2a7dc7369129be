import {
  createContext,
  Host,
  silentLogger,
  type Context,
  type Limits,
  type Logger,
  type Plugin,
  type Registration,
} from "@pixelproof/core";
import { compare, type CompareRequest, type Comparison } from "./compare.ts";
import { deadline } from "./deadline.ts";
import type { Detections } from "./detect.ts";
import { detectFiles, type DetectRequest } from "./detect-files.ts";
import { enhance, type Enhancement } from "./enhance.ts";
import { inspect, type Inspection } from "./inspect.ts";
import { inspectAgainst, type Differences } from "./inspect-against.ts";
import { parseConfig } from "./parse-config.ts";
import type { ProgressEvent } from "./progress.ts";
import { resize, type Resized, type ResizeRequest } from "./resize.ts";
import {
  limitsSchema,
  metadataSettingsSchema,
  qualitySettingsSchema,
  type MetadataSettings,
  type QualitySettings,
} from "./settings.ts";

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

/** The run over a set of plugins; owns them until disposed. */
export interface Pipeline extends AsyncDisposable {
  readonly host: Host;
  readonly settings: QualitySettings;
  readonly limits: Limits;
  /** Enlarges one picture, by path or bytes, and proves it. */
  enhance(input: string | Uint8Array, options?: RunOptions): Promise<Enhancement>;
  /** Measures a candidate against a reference; different sizes are refused unless `fit` names a resampler. */
  compare(request: CompareRequest, signal?: AbortSignal): Promise<Comparison>;
  /** Looks for artefacts that `after` has and `before` has not. */
  detect(request: DetectRequest, signal?: AbortSignal): Promise<Detections>;
  /** Resamples one picture to an exact size and encodes it. */
  resize(request: ResizeRequest, signal?: AbortSignal): Promise<Resized>;
  /** Says what a picture file holds. */
  inspect(input: string | Uint8Array, signal?: AbortSignal): Promise<Inspection>;
  /** Says what of the picture file `against` is in `input` as it was. */
  inspectAgainst(input: string | Uint8Array, against: string | Uint8Array, signal?: AbortSignal): Promise<Differences>;
}

/** Makes a pipeline; throws `CONFIG_INVALID` with every fault at once, and what registering plugins throws. */
export function createPipeline(config: PipelineConfig): Pipeline {
  const settings = parseConfig(qualitySettingsSchema, config.quality ?? {}, "quality");
  const carrying = parseConfig(metadataSettingsSchema, config.metadata ?? {}, "metadata");
  const limits = parseConfig(limitsSchema, config.limits ?? {}, "limits");
  const { logger = silentLogger } = config;
  const host = new Host(config.plugins);
  const context = (signal?: AbortSignal): Context => createContext({ limits, logger, ...(signal ? { signal } : {}) });
  return {
    host,
    settings,
    limits,
    async enhance(input, { quality, metadata, signal, onProgress, name } = {}) {
      using limit = deadline(limits.wallTime, signal);
      const merged = quality ? parseConfig(qualitySettingsSchema, { ...settings, ...quality }, "quality") : settings;
      const request = {
        input,
        settings: merged,
        metadata: metadata ? parseConfig(metadataSettingsSchema, { ...carrying, ...metadata }, "metadata") : carrying,
        ...(name === undefined ? {} : { name }),
        ...(onProgress ? { onProgress } : {}),
      };
      return await enhance(request, host, context(limit.signal));
    },
    compare: (request, signal) => compare(request, settings, host, context(signal)),
    detect: (request, signal) => detectFiles(request, settings, host, context(signal)),
    resize: (request, signal) => resize(request, { ...settings, metadata: carrying }, host, context(signal)),
    inspect: (input, signal) => inspect(input, host, context(signal)),
    inspectAgainst: (input, against, signal) => inspectAgainst(input, against, host, context(signal)),
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}
