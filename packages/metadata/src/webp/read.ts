import { ascii, standsAt } from "../bytes.ts";
import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import { present } from "../present.ts";
import type { ReadResult } from "../result.ts";
import { readChunks } from "./chunks.ts";

/** Some writers carry JPEG's prefix over into WebP, where it does not belong. */
const jpegPrefix = ascii("Exif\0\0");

/** Reads a WebP's metadata; its density is that of EXIF. Never throws. */
export function readWebpMetadata(bytes: Uint8Array): ReadResult {
  const chunks = [...readChunks(bytes)];
  const dataOf = (wanted: string): Uint8Array | undefined => chunks.find(({ type }) => type === wanted)?.data;
  const block = dataOf("EXIF");
  const exif = block && standsAt(block, jpegPrefix) ? block.subarray(jpegPrefix.length) : block;
  const readable = exif && openExif(exif) ? exif : undefined;
  const metadata = present({
    icc: dataOf("ICCP"),
    exif: readable,
    xmp: dataOf("XMP "),

    density: readable && readExifDensity(readable),
  });
  return { metadata, warnings: exif === readable ? [] : ["The EXIF block of the WebP is malformed and is left out"] };
}
