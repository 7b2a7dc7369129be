import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PixelproofError } from "@pixelproof/core";
import { makeFolder } from "./make-folder.ts";
import type { Enhancement } from "./enhance.ts";

/** The files of one run by name. */
export const filesOf = (enhancement: Enhancement): Record<string, string | Uint8Array> => ({
  [enhancement.fileName]: enhancement.picture,
  "diff.png": enhancement.diff,
  "report.html": enhancement.report,
  "quality.json": `${JSON.stringify(enhancement.quality, null, 2)}\n`,
  ...enhancement.objects,
});

/**
 * Writes files into a folder that does not exist yet: into a hidden neighbour first, renamed when all are complete, so that a
 * run that dies leaves no half result under the final name. Throws `OUTPUT_UNWRITABLE`, with `details.taken` where something
 * of that name is there already.
 */
export async function saveFolder(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const temporary = temporaryBeside(folder);
  try {
    await makeFolder(temporary);
    for (const [name, content] of Object.entries(files)) await writeFile(join(temporary, name), content);
    await rename(temporary, folder);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
    throw unwritable(`The folder ${folder}`, cause, { taken: existsSync(folder) });
  }
}

/** Writes one file under a temporary name and renames it; throws `OUTPUT_UNWRITABLE`. */
export async function saveFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryBeside(path);
  try {
    await makeFolder(dirname(path));
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw unwritable(`The file ${path}`, cause);
  }
}

/** Without the final name in it, which may be as long as names can be. */
const temporaryBeside = (path: string): string => join(dirname(path), `.${randomUUID()}`);

function unwritable(what: string, cause: unknown, details: Record<string, unknown> = {}): PixelproofError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PixelproofError("OUTPUT_UNWRITABLE", `${what} cannot be written: ${reason}`, { cause, details });
}
