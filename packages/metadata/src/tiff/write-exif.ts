import type { Metadata } from "@pixelproof/core";
import { join, viewOf } from "../bytes.ts";
import { readExifDensity } from "../exif/density.ts";
import { mainFields, mainOffset, nextOffset, openExif, type Exif, type Field } from "../exif/ifd.ts";
import { placeMark } from "./block-place.ts";
import { directory } from "./directory.ts";
import { exifTags } from "./exif-tags.ts";
import { orientationTag } from "../exif/orientation.ts";
import { firstPixel } from "./first-pixel.ts";
import { metadataFields } from "./new-fields.ts";
import { moveFields } from "./move-fields.ts";
import { pageField } from "./page-field.ts";

/** Where the header ends. */
const headerBytes = 8;

/**
 * The file with an EXIF block at its start, whose header becomes the file's, so that every offset inside stays right; the
 * page's directory is written behind the pixels with the block's own fields among its own. Samples of more than 8 bits
 * have to have the block's byte order. A reason, for a person, where this cannot be.
 */
export function writeWithExif(
  tiff: Exif,
  kept: readonly Field[],
  metadata: Metadata & { readonly exif: Uint8Array },
): Uint8Array | string {
  const block = metadata.exif;
  const exif = openExif(block);
  if (exif === undefined) return "The EXIF block does not begin with a TIFF header";
  if (mainFields(exif).length === 0) return "The EXIF block has no main directory";
  if (nextOffset(tiff, mainOffset(tiff)) !== 0) return "EXIF is not written into a TIFF of several pages";
  const { littleEndian } = exif;
  const own = mainFields(exif).filter(({ tag }) => exifTags.has(tag) || tag === orientationTag);
  const overruled = new Set(own.map(({ tag }) => tag));
  const start = firstPixel(tiff, kept);
  if (start < headerBytes) return "The TIFF does not say where its pixels are";
  // What stands before the pixels is not needed any more: the values of fields are written anew.
  const pixels = bytesOf(tiff).subarray(start);
  const before = join([block, placeMark(mainOffset(exif), littleEndian)]);
  const page = moveFields(
    tiff,
    kept.filter(({ tag }) => !overruled.has(tag)),
    before.length - start,
    littleEndian,
  );
  if (page === undefined) return "The TIFF has fields with places in the file that cannot be moved";
  const density = metadata.density ?? readExifDensity(block);
  const fields = [
    ...page,
    ...own.flatMap((field) => pageField(exif, field) ?? []),
    ...metadataFields({ ...metadata, ...(density && { density }) }, littleEndian),
  ];
  const padding = new Uint8Array((before.length + pixels.length) % 2);
  const directoryAt = before.length + pixels.length + padding.length;
  const written = join([before, pixels, padding, directory(directoryAt, fields, 0, littleEndian)]);
  viewOf(written).setUint32(4, directoryAt, littleEndian);
  return written;
}

const bytesOf = ({ view }: Exif): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
