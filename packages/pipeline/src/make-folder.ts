import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it. Step by step: where the kernel allows no folder at all (/proc), a recursive mkdir of
 * Node never comes back.
 */
export async function makeFolder(path: string): Promise<void> {
  for (const folder of missing(resolve(path))) {
    await mkdir(folder).catch((error: unknown) => {
      // Somebody else made it meanwhile.
      if (!existsSync(folder)) throw error;
    });
  }
}

/** The folders on the way to `path` that do not exist yet, the outermost first. */
const missing = (path: string): string[] => (existsSync(path) ? [] : [...missing(dirname(path)), path]);
