import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { isFile } from "../is-file.ts";

/**
 * The picture files that the arguments name, each once: a file stands for itself, whatever its extension; a folder for the
 * regular files below it with one of `extensions`, hidden ones and the folders of earlier results left out. A path that is
 * missing or a folder that cannot be read is kept, and refused when its turn comes. Throws `USAGE` when there are no
 * pictures at all.
 */
export async function expandInputs(paths: readonly string[], extensions: ReadonlySet<string>): Promise<string[]> {
  const expanded = await Promise.all(paths.map((path) => expand(path, extensions)));
  const files = await distinct(expanded.flat());
  if (files.length > 0) return files;
  throw new PixelproofError(
    "USAGE",
    `Expected pictures in ${paths.join(", ")} but found no file with ${[...extensions].join(" ")} outside the folders of earlier results`,
  );
}

/** One path a file, by whichever links it is reached. */
async function distinct(paths: readonly string[]): Promise<string[]> {
  const files = new Map<string, string>();
  const targets = await Promise.all(paths.map((path) => realpath(path).catch(() => resolve(path))));
  for (const [i, path] of paths.entries()) {
    const target = targets[i] ?? path;
    if (!files.has(target)) files.set(target, path);
  }
  return [...files.values()];
}

async function expand(path: string, extensions: ReadonlySet<string>): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  if (holdsResult(entries)) return [];
  const visible = entries.filter(({ name }) => !name.startsWith(".")).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    visible.map(async (entry) => {
      const child = join(path, entry.name);
      if (entry.isDirectory()) return expand(child, extensions);
      return extensions.has(extname(entry.name).toLowerCase()) && (await isFile(child)) ? [child] : [];
    }),
  );
  return nested.flat();
}

/** Whether a folder is one that `enhance` has written. */
const holdsResult = (entries: readonly Dirent[]): boolean =>
  entries.some(({ name }) => name === "quality.json") &&
  entries.some(({ name }) => name.startsWith("source_enhanced."));
