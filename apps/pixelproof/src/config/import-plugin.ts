import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { assertPlugin, PixelproofError, type Plugin } from "@pixelproof/core";
import { resolveModuleURL } from "exsolve";
import { defaultExport } from "./default-export.ts";

/**
 * Imports the plugin that a module exports by default. A path starts at `folder`; a package is looked for there first, then
 * among the app's own dependencies. Throws `PLUGIN_NOT_FOUND` with what to do, `PLUGIN_INVALID`, `API_VERSION_MISMATCH`.
 */
export async function importPlugin(use: string, folder: string): Promise<Plugin> {
  const here = pathToFileURL(join(folder, "pixelproof.config.js"));
  const found = resolveModuleURL(use, {
    from: isPath(use) ? here : [here, import.meta.url],
    try: true,
    conditions: [...process.execArgv.flatMap(conditionAt), "node", "import", "default"],
  });
  if (found === undefined) throw notFound(use, folder);
  const plugin = defaultExport(await importModule(found, use));
  assertPlugin(plugin, use);
  return plugin;
}

async function importModule(url: string, use: string): Promise<{ default?: unknown }> {
  try {
    return await import(url);
  } catch (error) {
    throw PixelproofError.from(error, "PLUGIN_INVALID", `The plugin module ${use} cannot be loaded`);
  }
}

const isPath = (use: string): boolean => /^(\.{1,2}\/|file:)/.test(use) || isAbsolute(use);

/** The condition that an argument of node gives: `--conditions=x`, `--conditions x` or `-C x`. */
const conditionAt = (argument: string, i: number, all: readonly string[]): string[] => {
  if (argument === "--conditions" || argument === "-C") return all.slice(i + 1, i + 2);
  const condition = /^--conditions=(.+)$/.exec(argument)?.[1];
  return condition === undefined ? [] : [condition];
};

function notFound(use: string, folder: string): PixelproofError {
  const packageName = use.split("/", use.startsWith("@") ? 2 : 1).join("/");
  let remedy = `install it with: npm install ${packageName}`;
  if (existsSync(join(folder, use))) remedy = `for the file beside the config, write ./${use}`;
  if (isPath(use)) remedy = "check the path, which starts at the config file";
  return new PixelproofError("PLUGIN_NOT_FOUND", `The config names ${use} but there is no such module; ${remedy}`);
}
