import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import type { Enhancement } from "./enhance.ts";

/** The files of one run by name. */
export const filesOf = (enhancement: Enhancement): Record<string, string | Uint8Array> => ({
  [enhancement.fileName]: enhancement.picture,
  "diff.png": enhancement.diff,
  "report.html": enhancement.report,
  "quality.json": `${JSON.stringify(enhancement.quality, null, 2)}\n`,
});

/**
 * Writes files into a folder that does not exist yet: into a hidden neighbour first, renamed when all are complete, so that a
 * run that dies leaves no half result under the final name. Throws `OUTPUT_UNWRITABLE`.
 */
export async function saveFolder(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const temporary = join(dirname(folder), `.${basename(folder)}.${randomUUID()}`);
  try {
    await mkdir(temporary, { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(temporary, name), content);
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
    throw PixelproofError.from(error, "OUTPUT_UNWRITABLE", `The folder ${folder} cannot be written`);
  }
}

/** Writes one file under a temporary name and renames it; throws `OUTPUT_UNWRITABLE`. */
export async function saveFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw PixelproofError.from(error, "OUTPUT_UNWRITABLE", `The file ${path} cannot be written`);
  }
}
