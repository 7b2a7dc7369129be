import { PixelproofError, type Metadata } from "@pixelproof/core";
import { join, viewOf } from "../bytes.ts";
import { mainFields, mainOffset, nextOffset, openExif, type Exif, type Field } from "../exif/ifd.ts";
import { lost, placeless, type WriteResult } from "../result.ts";
import { directory } from "./directory.ts";
import { exifTags } from "./exif-tags.ts";
import { tags } from "./fields.ts";
import { fitByteOrder } from "./fit-byte-order.ts";
import { metadataFields } from "./new-fields.ts";
import { writeWithExif } from "./write-exif.ts";

const replaced: ReadonlySet<number> = new Set([...Object.values(tags), ...exifTags]);

/**
 * A classic TIFF with exactly these groups in its first IFD, which is written anew at the end of the file. EXIF is put, byte
 * for byte, before the pixels, which then move, so that its offsets count from the start of the file as they did; where that
 * cannot be it is listed as lost. Beside samples of more than 8 bits its numbers take the byte order of these. Throws `INPUT_CORRUPT`.
 */
export function writeTiffMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const tiff = openExif(bytes);
  if (tiff === undefined) {
    throw new PixelproofError("INPUT_CORRUPT", "Expected a classic TIFF but received other bytes");
  }
  const losses = placeless("TIFF", metadata, ["icc", "exif", "xmp", "iptc", "density"]);
  const kept = mainFields(tiff).filter(({ tag }) => !replaced.has(tag));
  const exif = metadata.exif && fitByteOrder(tiff, kept, metadata.exif, losses);
  const written = exif && writeWithExif(tiff, kept, { ...metadata, exif });
  if (typeof written === "string") losses.push(lost("exif", written));
  return { bytes: written instanceof Uint8Array ? written : append(bytes, tiff, kept, metadata), losses };
}

/** The file with a new directory behind it; pixels and all other values stay where they are. */
function append(bytes: Uint8Array, tiff: Exif, kept: readonly Field[], metadata: Metadata): Uint8Array {
  const { littleEndian } = tiff;
  const padding = new Uint8Array(bytes.length % 2);
  const start = bytes.length + padding.length;
  const fields = [
    ...kept.map(({ tag, at }) => ({ tag, raw: bytes.subarray(at, at + 12) })),
    ...metadataFields(metadata, littleEndian),
  ];
  const written = join([bytes, padding, directory(start, fields, nextOffset(tiff, mainOffset(tiff)), littleEndian)]);
  viewOf(written).setUint32(4, start, littleEndian);
  return written;
}
