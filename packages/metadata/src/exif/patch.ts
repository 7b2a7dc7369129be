import type { Density } from "@pixelproof/core";
import { writeExifDensity } from "./density.ts";
import { exifFields, mainFields, openExif } from "./ifd.ts";
import { orientationTag } from "./orientation.ts";
import { writeInteger } from "./values.ts";

/** Values that follow from the pixels and are stale once those are turned or resized. */
export interface ExifPatch {
  /** 1..8. */
  readonly orientation?: number;
  /** Pixels, into PixelXDimension and the main IFD's ImageWidth. */
  readonly width?: number;
  /** Pixels, into PixelYDimension and the main IFD's ImageLength. */
  readonly height?: number;
  readonly density?: Density;
}

const imageWidth = 0x0100;
const imageLength = 0x0101;
const pixelXDimension = 0xa002;
const pixelYDimension = 0xa003;

/**
 * A copy of the EXIF block with these values overwritten where they stand. Fields that are not there are not added and
 * no offset moves, so that maker notes, which hold offsets of their own, stay readable. A block that is not TIFF comes
 * back as it was.
 */
export function patchExif(bytes: Uint8Array, { orientation, width, height, density }: ExifPatch): Uint8Array {
  const patched = new Uint8Array(bytes);
  const exif = openExif(patched);
  if (exif === undefined) return patched;
  const overwrite = new Map([
    [orientationTag, orientation],
    [imageWidth, width],
    [imageLength, height],
    [pixelXDimension, width],
    [pixelYDimension, height],
  ]);
  for (const field of [...mainFields(exif), ...exifFields(exif)]) {
    const value = overwrite.get(field.tag);
    if (value !== undefined) writeInteger(exif, field, value);
  }
  if (density !== undefined) writeExifDensity(exif, density);
  return patched;
}
