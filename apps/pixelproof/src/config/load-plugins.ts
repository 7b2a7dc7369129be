import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { assertPlugin, PixelproofError, type Registration } from "@pixelproof/core";
import { resolveModuleURL } from "exsolve";
import type { LoadedConfig } from "./load.ts";
import type { PluginEntry } from "./schema.ts";

/** Imports the plugins that a config names; throws `PLUGIN_NOT_FOUND` with the command that installs one, `PLUGIN_INVALID`. */
export async function loadPlugins({ config, folder }: LoadedConfig): Promise<Registration[]> {
  return Promise.all(config.plugins.map((entry) => loadPlugin(entry, folder)));
}

async function loadPlugin({ use, id, options }: PluginEntry, folder: string): Promise<Registration> {
  const plugin: unknown = (await importFrom(use, folder)).default;
  assertPlugin(plugin, use);
  return { plugin, id, options, source: use };
}

/** Looks in the project of the config first, then among the app's own dependencies. */
async function importFrom(use: string, folder: string): Promise<{ default?: unknown }> {
  const from = pathToFileURL(join(folder, "pixelproof.config.js"));
  const found = resolveModuleURL(use, {
    from,
    try: true,
    conditions: [...process.execArgv.flatMap(conditionOf), "node", "import", "default"],
  });
  try {
    return await import(found ?? use);
  } catch (error) {
    if (found === undefined && isNotFound(error)) throw notFound(use, error);
    throw PixelproofError.from(error, "PLUGIN_INVALID", `The plugin module ${use} cannot be loaded`);
  }
}

const conditionOf = (argument: string): string[] => {
  const condition = /^--conditions=(.+)$/.exec(argument)?.[1];
  return condition === undefined ? [] : [condition];
};

const isNotFound = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "ERR_PACKAGE_PATH_NOT_EXPORTED");

function notFound(use: string, cause: unknown): PixelproofError {
  const local = /^[./]/.test(use);
  const name = use
    .split("/")
    .slice(0, use.startsWith("@") ? 2 : 1)
    .join("/");
  const remedy = local ? "check the path, which starts at the config file" : `install it with: npm install ${name}`;
  return new PixelproofError("PLUGIN_NOT_FOUND", `The config names ${use} but there is no such module; ${remedy}`, {
    cause,
  });
}
