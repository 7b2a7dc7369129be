import { readdir, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { PixelproofError } from "@pixelproof/core";

/**
 * The picture files that the arguments name: a file stands for itself, whatever its extension; a folder for the files below
 * it with one of `extensions`, hidden ones and those under `exclude` left out. A missing path is kept, and refused when its
 * turn comes. Throws `USAGE` when folders hold no pictures at all.
 */
export async function expandInputs(
  paths: readonly string[],
  extensions: ReadonlySet<string>,
  exclude: string,
): Promise<string[]> {
  const expanded = await Promise.all(paths.map((path) => expand(path, extensions, resolve(exclude))));
  const files = [...new Set(expanded.flat())];
  if (files.length > 0) return files;
  throw new PixelproofError(
    "USAGE",
    `Expected pictures in ${paths.join(", ")} but found no file with ${[...extensions].join(" ")}`,
  );
}

async function expand(path: string, extensions: ReadonlySet<string>, exclude: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith(".") && resolve(path, name) !== exclude);
  const nested = await Promise.all(
    visible
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const child = join(path, entry.name);
        if (entry.isDirectory()) return expand(child, extensions, exclude);
        return extensions.has(extname(entry.name).toLowerCase()) ? [child] : [];
      }),
  );
  return nested.flat();
}
