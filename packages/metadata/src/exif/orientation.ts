import { mainFields, openExif } from "./ifd.ts";
import { readInteger } from "./values.ts";

export const orientationTag = 0x0112;

/** EXIF orientation 1..8; 1 when the block does not say, or says nonsense. */
export function readOrientation(bytes: Uint8Array): number {
  const exif = openExif(bytes);
  const field = exif && mainFields(exif).find(({ tag }) => tag === orientationTag);
  const value = (field && readInteger(exif, field)) ?? 1;
  return value >= 1 && value <= 8 ? value : 1;
}
