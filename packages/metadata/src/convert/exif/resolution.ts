import type { Density } from "@pixelproof/core";
import { join, viewOf } from "../../bytes.ts";
import { readExifDensity } from "../../exif/density.ts";
import { fieldsAt, mainOffset, openExif } from "../../exif/ifd.ts";
import { patchExif } from "../../exif/patch.ts";
import { sameDensity } from "../../density.ts";
import { metadataFields } from "../../tiff/new-fields.ts";
import { directory } from "../../tiff/directory.ts";

/** A little-endian block with an IFD of no fields. */
const emptyBlock = Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0);
const resolutionTags = new Set([0x011a, 0x011b, 0x0128]);

/**
 * The EXIF block with XResolution, YResolution and ResolutionUnit of a density: overwritten where they stand; where one
 * is missing the first IFD is written anew at the end, so that nothing else moves. Makes a block where there is none;
 * undefined for one that cannot be read.
 */
export function withResolution(block: Uint8Array | undefined, density: Density): Uint8Array | undefined {
  const bytes = patchExif(block ?? emptyBlock, { density });
  const exif = openExif(bytes);
  if (exif === undefined) return undefined;
  const stated = readExifDensity(bytes);
  if (stated && sameDensity(stated, density)) return bytes;
  const { view, littleEndian } = exif;
  const main = mainOffset(exif);
  const fields = fieldsAt(exif, main);
  const nextAt = main + 2 + 12 * fields.length;
  if (nextAt + 4 > bytes.length) return undefined;
  const kept = fields
    .filter(({ tag }) => !resolutionTags.has(tag))
    .map(({ tag, at }) => ({ tag, raw: bytes.subarray(at, at + 12) }));
  // A block without fields is one that was made here: its IFD is written over.
  const before = fields.length === 0 ? bytes.subarray(0, 8) : join([bytes, new Uint8Array(bytes.length % 2)]);
  const all = [...kept, ...metadataFields({ density }, littleEndian)];
  const written = join([before, directory(before.length, all, view.getUint32(nextAt, littleEndian), littleEndian)]);
  viewOf(written).setUint32(4, before.length, littleEndian);
  return written;
}
