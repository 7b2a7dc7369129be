import type { Metadata as SharpMetadata } from "sharp";
import { patchExif, readExifDensity, type ReadResult } from "@pixelproof/metadata";
import type { Format } from "../format.ts";
import { assertCompleteBoxes, readBrands } from "./boxes.ts";

/** "Exif\0\0", which libheif hands out before the block. */
const exifPrefix = 6;

export const avifFormat: Format = {
  name: "avif",
  sniff: (bytes) => readBrands(bytes).some((brand) => brand === "avif" || brand === "avis"),
  matches: ({ format, compression }) => format === "heif" && compression === "av1",
  // A sequence has at least two frames; libheif counts still pictures only.
  frames: (bytes, { pages = 1 }) => (readBrands(bytes)[0] === "avis" ? Math.max(2, pages) : pages),
  assertComplete: assertCompleteBoxes,
  readMetadata,
};

/**
 * What libheif found; it gives no warnings. Orientation is a property of the picture in AVIF and is applied by libheif;
 * the one in EXIF does not count (MIAF, section 7.3.9) and is set to 1.
 */
function readMetadata(_: Uint8Array, { icc, exif, xmp }: SharpMetadata): ReadResult {
  const block = exif && patchExif(new Uint8Array(exif.subarray(exifPrefix)), { orientation: 1 });
  const density = block && readExifDensity(block);
  return {
    metadata: {
      ...(icc && { icc: new Uint8Array(icc) }),
      ...(block && { exif: block }),
      ...(xmp && { xmp: new Uint8Array(xmp) }),
      ...(density && { density }),
    },
    warnings: [],
  };
}
