import { PixelproofError, type Metadata } from "@pixelproof/core";
import { densityLosses } from "../exif/density.ts";
import { placeless, type WriteResult } from "../result.ts";
import { chunk, readChunks, webpFile } from "./chunks.ts";
import { extendedChunk, extendedOf, flags } from "./extended.ts";

/**
 * A WebP with exactly these groups of metadata; a simple file becomes an extended one. WebP has no place for IPTC, and
 * for density only inside EXIF. Throws `INPUT_CORRUPT` for a file whose picture header cannot be read.
 */
export function writeWebpMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const { icc, exif, xmp } = metadata;
  const chunks = [...readChunks(bytes)];
  const extended = extendedOf(chunks);
  if (extended === undefined) {
    throw new PixelproofError("INPUT_CORRUPT", "Expected a picture header first in the WebP but received none");
  }
  const losses = [
    ...placeless("WebP", metadata, ["icc", "exif", "xmp", "density"]),
    ...densityLosses("WebP", metadata),
  ];
  const kept = chunks.filter(({ type }) => !["VP8X", "ICCP", "EXIF", "XMP "].includes(type)).map(({ raw }) => raw);
  const others = extended.flags & ~(flags.icc | flags.exif | flags.xmp);
  const present = (icc ? flags.icc : 0) | (exif ? flags.exif : 0) | (xmp ? flags.xmp : 0);
  const simple = kept.length === 1 && (others | present) === (extended.flags & flags.alpha) && present === 0;
  if (simple && chunks[0].type !== "VP8X") return { bytes: webpFile(kept), losses };
  const parts = [
    extendedChunk({ ...extended, flags: others | present }),
    ...(icc ? [chunk("ICCP", icc)] : []),
    ...kept,
    ...(exif ? [chunk("EXIF", exif)] : []),
    ...(xmp ? [chunk("XMP ", xmp)] : []),
  ];
  return { bytes: webpFile(parts), losses };
}
