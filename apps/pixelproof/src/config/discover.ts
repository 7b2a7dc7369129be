import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";

const names = z.record(z.string(), z.unknown()).default({});
const projectSchema = z.looseObject({ dependencies: names, devDependencies: names, optionalDependencies: names });
const packageSchema = z.looseObject({ keywords: z.array(z.string()).default([]), exports: z.unknown().optional() });

/**
 * Modules of the packages that the project of `folder` depends on and that call themselves plugins by the keyword
 * `pixelproof-plugin`, in the order of its package.json. Throws `CONFIG_NOT_FOUND` where no package.json lies above the folder.
 */
export async function discoverPlugins(folder: string): Promise<string[]> {
  const project = await nearest(folder, "package.json", projectSchema);
  if (project === undefined) {
    throw new PixelproofError(
      "CONFIG_NOT_FOUND",
      `Expected a package.json at or above ${folder} to discover plugins in`,
    );
  }
  const { dependencies, devDependencies, optionalDependencies } = project;
  const modules: string[] = [];
  for (const name of Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    const manifest = await nearest(folder, join("node_modules", name, "package.json"), packageSchema);
    if (manifest?.keywords.includes("pixelproof-plugin")) modules.push(...modulesOf(name, manifest.exports));
  }
  return modules;
}

/** What of a package can be imported: itself, or the paths it exports where it exports no root. */
function modulesOf(name: string, exported: unknown): string[] {
  const paths = typeof exported === "object" && exported !== null ? Object.keys(exported) : [];
  const subpaths = paths.filter((path) => /^\.\/[^*]+$/.test(path) && !path.endsWith(".json"));
  return paths.includes(".") || subpaths.length === 0 ? [name] : subpaths.map((path) => name + path.slice(1));
}

/** A JSON file at `path` below the folder or the nearest one above it that has it and that can be read. */
async function nearest<T>(folder: string, path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const text = await readFile(join(at, path), "utf8").catch(() => {});
    if (text !== undefined) return schema.parse(JSON.parse(text));
    if (at === dirname(at)) return undefined;
  }
}
