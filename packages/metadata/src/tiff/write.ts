import { PixelproofError, type Metadata } from "@pixelproof/core";
import { join, viewOf } from "../bytes.ts";
import { mainFields, openExif } from "../exif/ifd.ts";
import { placeless, type WriteResult } from "../result.ts";
import { directory } from "./directory.ts";
import { tags } from "./fields.ts";
import { metadataFields } from "./new-fields.ts";

const replaced = new Set(Object.values(tags));

/**
 * A classic TIFF with exactly these groups in its first IFD, which is written anew at the end of the file; pixels and
 * all other values stay where they are. EXIF is not written: its offsets would have to move. Throws `INPUT_CORRUPT`.
 */
export function writeTiffMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const tiff = openExif(bytes);
  if (tiff === undefined) {
    throw new PixelproofError("INPUT_CORRUPT", "Expected a classic TIFF but received other bytes");
  }
  const { view, littleEndian } = tiff;
  const present = mainFields(tiff);
  const nextPageAt = view.getUint32(4, littleEndian) + 2 + 12 * present.length;
  const nextPage = nextPageAt + 4 <= bytes.length ? view.getUint32(nextPageAt, littleEndian) : 0;
  const kept = present
    .filter(({ tag }) => !replaced.has(tag))
    .map(({ tag, at }) => ({ tag, raw: bytes.subarray(at, at + 12) }));

  const padding = new Uint8Array(bytes.length % 2);
  const start = bytes.length + padding.length;
  const fields = [...kept, ...metadataFields(metadata, littleEndian)];
  const written = join([bytes, padding, directory(start, fields, nextPage, littleEndian)]);
  viewOf(written).setUint32(4, start, littleEndian);
  return { bytes: written, losses: placeless("TIFF", metadata, ["icc", "xmp", "iptc", "density"]) };
}
