import { dirname } from "node:path";
import { PixelproofError, type Logger } from "@pixelproof/core";
import { parseConfig, settingsFromEnvironment } from "@pixelproof/pipeline";
import { z } from "zod";
import { absolutePaths } from "./absolute-paths.ts";
import { withBuiltins } from "./builtins.ts";
import { findConfigFile, readConfigFile } from "./config-file.ts";
import { discoverPlugins } from "./discover.ts";
import { configSchema, type Config, type PluginEntry } from "./schema.ts";

/** The effective config, and the folder that its plugins are looked up from. */
export interface LoadedConfig {
  readonly config: Config;
  /** The plugins that the file itself lists. */
  readonly listed: readonly PluginEntry[];
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
 * fault with its path and, outside the file, where the value came from. Throws `CONFIG_NOT_FOUND`, `CONFIG_INVALID`.
 */
export async function loadConfig(sources: ConfigSources, logger: Logger): Promise<LoadedConfig> {
  const { cwd, env, quality: fromCommandLine = {} } = sources;
  for (const variable of settingsFromEnvironment(env).unknown) {
    logger.warn(`${variable} names no setting and is ignored`);
  }
  const file = await findConfigFile(sources.file, cwd);
  const content = file === undefined ? {} : await readConfigFile(file);
  const fromFile = parseConfig(withQuality, content, "");
  const folder = file === undefined ? cwd : dirname(file);
  const layers: Layer[] = [
    ...Object.keys(env).map((name) => ({
      origin: name,
      settings: absolutePaths(settingsFromEnvironment({ [name]: env[name] }).settings, cwd),
    })),
    { settings: absolutePaths(fromFile.quality, folder) },
    { origin: "command line", settings: absolutePaths(fromCommandLine, cwd) },
  ];
  const { plugins: listed, ...config } = validate(fromFile, layers);
  const discovered = config.discover ? await discoverPlugins(folder) : [];
  const unlisted = discovered.filter((module) => !listed.some(({ use }) => use === module));
  const entries = [...listed, ...unlisted.map((use) => ({ use }))];
  const plugins = config.builtins ? withBuiltins(entries) : entries;
  return { config: { ...config, plugins }, listed, file, folder };
}

const withQuality = z.looseObject({ quality: z.record(z.string(), z.unknown()).default({}) });

/** Quality settings of one source, which wins over those before it. */
interface Layer {
  readonly origin?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

function validate(content: object, layers: readonly Layer[]): Config {
  const quality = Object.assign({}, ...layers.map(({ settings }) => settings));
  const result = configSchema.safeParse({ ...content, quality });
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => {
    const [section, setting = ""] = path.map(String);
    const origin = section === "quality" && layers.findLast(({ settings }) => setting in settings)?.origin;
    return `${path.join(".")}${origin ? ` (${origin})` : ""}: ${message}`;
  });
  throw new PixelproofError("CONFIG_INVALID", `The configuration is not valid: ${faults.join("; ")}`, {
    details: { faults },
  });
}
