import type { Logger } from "@pixelproof/core";
import { createPipeline, type Pipeline } from "@pixelproof/pipeline";
import { evidenceOfRun } from "./config/builtins.ts";
import { loadConfig, type LoadedConfig } from "./config/load.ts";
import { loadPlugins } from "./config/load-plugins.ts";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly config?: string | undefined;
  readonly debug?: boolean | undefined;
}

/** A pipeline made from the config of this call, disposed at its end. */
export interface Session extends AsyncDisposable {
  readonly pipeline: Pipeline;
  readonly loaded: LoadedConfig;
}

/** Loads config and plugins; `quality` holds the settings of the command line, undefined ones left out. */
export async function openSession(
  options: GlobalOptions,
  logger: Logger,
  quality: Readonly<Record<string, unknown>> = {},
): Promise<Session> {
  const given = Object.fromEntries(Object.entries(quality).filter(([, value]) => value !== undefined));
  const loaded = await loadConfig(
    { file: options.config, cwd: process.cwd(), env: process.env, quality: given },
    logger,
  );
  const plugins = await loadPlugins(loaded);
  const { quality: settings, metadata, limits } = loaded.config;
  const run = { ...evidenceOfRun(plugins, loaded.listed, settings), ...settings };
  const pipeline = createPipeline({ plugins, quality: run, metadata, limits, logger });
  return { pipeline, loaded, [Symbol.asyncDispose]: () => pipeline[Symbol.asyncDispose]() };
}
