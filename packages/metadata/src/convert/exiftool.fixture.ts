import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jpegFile } from "../files.fixture.ts";

export const withExifTool = spawnSync("exiftool", ["-ver"]).status === 0;

/** Runs ExifTool on a file with these bytes; gives what it printed and the bytes afterwards. */
function onFile(bytes: Uint8Array, extension: string, options: readonly string[]): { text: string; bytes: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), "convert-"));
  try {
    const file = join(folder, `file.${extension}`);
    writeFileSync(file, bytes);
    const { stdout } = spawnSync("exiftool", [...options, file], { encoding: "utf8", maxBuffer: 2 ** 26 });
    return { text: stdout, bytes: new Uint8Array(readFileSync(file)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines "[Group] Tag: value" of the tags that ExifTool finds; `wanted` like "-GPS:all". */
export function exifToolFinds(bytes: Uint8Array, extension: string, ...wanted: string[]): string[] {
  const { text } = onFile(bytes, extension, ["-G1", "-a", "-s", "-n", ...wanted]);
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/\s+:/, ":").replace(/^(\[[^\]]+\])\s+/, "$1 "));
}

/** A JPEG into which ExifTool wrote these tags: "-XMP-dc:Title=A title". */
export const taggedJpeg = (...assignments: string[]): Uint8Array =>
  onFile(jpegFile(), "jpg", ["-q", "-overwrite_original", "-n", "-codedcharacterset=utf8", ...assignments]).bytes;
