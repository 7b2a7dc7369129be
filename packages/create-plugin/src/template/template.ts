import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { PluginPlan } from "../plan.ts";

/** Where the build puts what new packages are made of. */
export const templateFolder = fileURLToPath(new URL("../../dist/sources/", import.meta.url));

const recordSchema = z.record(z.string(), z.string());

/** What a new package begins with. */
export interface Template {
  /** Texts of the source files by name. */
  readonly sources: Readonly<Record<string, string>>;
  /** Versions, by package, that the template was tested with. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Name of the example's plugin in its declaration. */
const declaredName = /^( *name: )"[^"]+",$/m;

/** The template of a kind with the plugin's own name in it. */
export async function readTemplate({ kind, language, name }: PluginPlan): Promise<Template> {
  const folder = `${templateFolder}${language}/${kind}`;
  const sources: Record<string, string> = {};
  for (const file of (await readdir(folder)).toSorted()) {
    const text = await readFile(`${folder}/${file}`, "utf8");
    sources[file] = file.startsWith("index.") ? text.replace(declaredName, `$1"${name}",`) : text;
  }
  const versions = recordSchema.parse(JSON.parse(await readFile(`${templateFolder}versions.json`, "utf8")));
  return { sources, versions };
}
