import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const run = promisify(execFile);

/** What ExifTool finds in one file: values by "EXIF:IFD0:Make" (families 0 and 1), blocks as base64. */
export type Tags = Readonly<Record<string, unknown>>;

const answer = z.array(z.looseObject({ SourceFile: z.string() }));

/** Whole blocks, which ExifTool gives only when asked by name. */
const blocks = ["-ICC_Profile", "-IPTC", "-XMP"];

/** Reads many files with one ExifTool, numbers unformatted; the list of files goes through a file in `folder`. */
export async function readTags(files: readonly string[], folder: string): Promise<ReadonlyMap<string, Tags>> {
  if (files.length === 0) return new Map();
  const list = join(folder, "files.txt");
  await writeFile(list, files.join("\n"));
  const flags = ["-json", "-G0:1", "-a", "-struct", "-n", "-b", "-all", ...blocks];
  const { stdout } = await exiftool([...flags, "-@", list]);
  const found = answer.parse(JSON.parse(stdout));
  return new Map(found.map((tags) => [tags.SourceFile, tags]));
}

/** Writes tags into a file in place. */
export async function writeTags(file: string, changes: readonly string[]): Promise<void> {
  await exiftool(["-q", "-m", "-overwrite_original", ...changes, file]);
}

async function exiftool(args: readonly string[]): Promise<{ stdout: string }> {
  return run("exiftool", [...args], { maxBuffer: 2 ** 30 });
}
