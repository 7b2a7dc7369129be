import { patchExif, readAvifMetadata, readBrands, type ReadResult } from "@pixelproof/metadata";
import type { Format } from "../format.ts";
import { container } from "./containers.ts";

export const avifFormat: Format = {
  ...container("avif"),
  matches: ({ format, compression }) => format === "heif" && compression === "av1",
  // A sequence has at least two frames; libheif counts still pictures only.
  frames: (bytes, { pages = 1 }) => (readBrands(bytes)[0] === "avis" ? Math.max(2, pages) : pages),
  readMetadata,
};

/**
 * Orientation is a property of the picture in AVIF and is applied by libheif; the one in EXIF does not count (MIAF, section
 * 7.3.9) and is set to 1.
 */
function readMetadata(bytes: Uint8Array): ReadResult {
  const { metadata, warnings } = readAvifMetadata(bytes);
  const { exif } = metadata;
  return { metadata: { ...metadata, ...(exif && { exif: patchExif(exif, { orientation: 1 }) }) }, warnings };
}
