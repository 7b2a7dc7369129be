import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { pluginFiles } from "./files/files.ts";
import type { PluginPlan } from "./plan.ts";

/** Writes a new plugin package into a folder that is empty or not there, and gives the paths; throws `OUTPUT_UNWRITABLE`. */
export async function createPlugin(plan: PluginPlan, folder: string): Promise<string[]> {
  const present = await readdir(folder).catch(() => []);
  if (present.some((name) => name !== ".git")) {
    throw new PixelproofError("OUTPUT_UNWRITABLE", `Expected an empty folder but ${folder} holds files; name another`);
  }
  const files = await pluginFiles(plan, new Date().getFullYear());
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return Object.keys(files);
}
