import { dirname, resolve } from "node:path";
import { PixelproofError, type Logger } from "@pixelproof/core";
import { parseConfig, settingsFromEnvironment } from "@pixelproof/pipeline";
import { loadConfig as loadFile } from "c12";
import { z } from "zod";
import { withBuiltins } from "./builtins.ts";
import { configSchema, type Config } from "./schema.ts";

/** The effective config, and the folder that its plugins are looked up from. */
export interface LoadedConfig {
  readonly config: Config;
  readonly folder: string;
  /** The file it came from, if there is one. */
  readonly file: string | undefined;
}

export interface ConfigSources {
  /** `--config FILE`; pixelproof.config.* of the working folder when left out. */
  readonly file?: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings from the command line. */
  readonly quality?: Readonly<Record<string, unknown>>;
}

/**
 * Puts the config together: the environment, over it the file, over that the command line; validated in one pass, every
 * fault with its path. Throws `CONFIG_NOT_FOUND`, `CONFIG_INVALID`.
 */
export async function loadConfig(sources: ConfigSources, logger: Logger): Promise<LoadedConfig> {
  const { settings: fromEnvironment, unknown } = settingsFromEnvironment(sources.env);
  for (const variable of unknown) logger.warn(`${variable} names no setting and is ignored`);
  const { content, file } = await readConfigFile(sources);
  const fromFile = parseConfig(z.looseObject({ quality: z.record(z.string(), z.unknown()).default({}) }), content, "");
  const quality = { ...fromEnvironment, ...fromFile.quality, ...sources.quality };
  const config = parseConfig(configSchema, { ...fromFile, quality }, "");
  const plugins = config.builtins ? withBuiltins(config.plugins) : config.plugins;
  return { config: { ...config, plugins }, file, folder: file === undefined ? sources.cwd : dirname(file) };
}

async function readConfigFile({
  file,
  cwd,
}: ConfigSources): Promise<{ content: Record<string, unknown>; file?: string }> {
  const path = file === undefined ? undefined : resolve(cwd, file);
  try {
    const loaded = await loadFile({
      name: "pixelproof",
      cwd,
      rcFile: false,
      globalRc: false,
      dotenv: false,
      extend: false,
      envName: false,
      giget: false,
      ...(path === undefined ? {} : { configFile: path, configFileRequired: true }),
    });
    const found = loaded._configFile;
    return { content: loaded.config, ...(found === undefined ? {} : { file: found }) };
  } catch (error) {
    const missing = error instanceof Error && /cannot be resolved|required/i.test(error.message);
    if (missing)
      throw new PixelproofError("CONFIG_NOT_FOUND", `Expected a config file at ${path} but there is none`, {
        cause: error,
      });
    throw PixelproofError.from(
      error,
      "CONFIG_INVALID",
      `The config file ${path ?? "pixelproof.config"} cannot be read`,
    );
  }
}
