import { ascii, standsAt } from "../bytes.ts";
import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import { present } from "../present.ts";
import type { ReadResult } from "../result.ts";
import { readChunks } from "./chunks.ts";

/** Some writers carry JPEG's prefix over into WebP, where it does not belong. */
const jpegPrefix = ascii("Exif\0\0");

const wanted: ReadonlySet<string> = new Set(["ICCP", "EXIF", "XMP "]);

/** Reads a WebP's metadata; its density is that of EXIF. Never throws. */
export function readWebpMetadata(bytes: Uint8Array): ReadResult {
  const first = new Map<string, Uint8Array>();
  for (const { type, data } of readChunks(bytes)) {
    if (wanted.has(type) && !first.has(type)) first.set(type, data);
  }
  const block = first.get("EXIF");
  const exif = block && standsAt(block, jpegPrefix) ? block.subarray(jpegPrefix.length) : block;
  const readable = exif && openExif(exif) ? exif : undefined;
  const metadata = present({
    icc: first.get("ICCP"),
    exif: readable,
    xmp: first.get("XMP "),

    density: readable && readExifDensity(readable),
  });
  return { metadata, warnings: exif === readable ? [] : ["The EXIF block of the WebP is malformed and is left out"] };
}
