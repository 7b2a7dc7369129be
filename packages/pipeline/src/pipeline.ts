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
import { enhance, type Enhancement } from "./enhance.ts";
import { parseConfig } from "./parse-config.ts";
import type { ProgressEvent } from "./progress.ts";
import { limitsSchema, qualitySettingsSchema, type QualitySettings } from "./settings.ts";
import { deadline } from "./deadline.ts";

export interface PipelineConfig {
  readonly plugins: readonly (Plugin | Registration)[];
  /** Settings that differ from the defaults. */
  readonly quality?: Partial<QualitySettings>;
  readonly limits?: Partial<Limits>;
  readonly logger?: Logger;
}

export interface RunOptions {
  /** What the report calls the picture. */
  readonly name?: string;
  /** Settings for this picture alone. */
  readonly quality?: Partial<QualitySettings>;
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
  /** A context under the pipeline's limits and logger, for calling plugins of `host` directly. */
  context(signal?: AbortSignal): Context;
}

/** Makes a pipeline; throws `CONFIG_INVALID` with every fault at once, and what registering plugins throws. */
export function createPipeline(config: PipelineConfig): Pipeline {
  const settings = parseConfig(qualitySettingsSchema, config.quality ?? {}, "quality");
  const limits = parseConfig(limitsSchema, config.limits ?? {}, "limits");
  const { logger = silentLogger } = config;
  const host = new Host(config.plugins);
  const context = (signal?: AbortSignal): Context => createContext({ limits, logger, ...(signal ? { signal } : {}) });
  return {
    host,
    settings,
    limits,
    context,
    async enhance(input, { quality, signal, onProgress, name } = {}) {
      using limit = deadline(limits.wallTime, signal);
      const merged = quality ? parseConfig(qualitySettingsSchema, { ...settings, ...quality }, "quality") : settings;
      const request = { input, settings: merged, ...(name === undefined ? {} : { name }), ...(onProgress ? { onProgress } : {}) };
      return await enhance(request, host, context(limit.signal));
    },
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}
