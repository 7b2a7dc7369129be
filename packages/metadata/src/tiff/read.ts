import { readExifDensity } from "../exif/density.ts";
import { mainFields, openExif } from "../exif/ifd.ts";
import { valueOf } from "../exif/values.ts";
import { present } from "../present.ts";
import type { ReadResult } from "../result.ts";
import { tags, trimIptc } from "./fields.ts";
import { readTiffExif } from "./read-exif.ts";

/** Reads ICC, EXIF, XMP, IPTC and density of the first page of a classic TIFF. Never throws. */
export function readTiffMetadata(bytes: Uint8Array): ReadResult {
  const tiff = openExif(bytes);
  if (tiff === undefined) return { metadata: {}, warnings: ["The metadata of a BigTIFF is not read"] };
  const warnings: string[] = [];
  const fields = mainFields(tiff);
  const read = (wanted: number, what: string): Uint8Array | undefined => {
    const field = fields.find(({ tag }) => tag === wanted);
    const value = field && valueOf(tiff, field);
    if (field && !value) warnings.push(`The ${what} of the TIFF lies outside the file and is left out`);
    return value;
  };
  const iptc = read(tags.iptc, "IPTC field");
  const metadata = present({
    icc: read(tags.icc, "ICC profile"),
    exif: readTiffExif(tiff, warnings),
    xmp: read(tags.xmp, "XMP packet"),
    iptc: iptc && trimIptc(iptc),
    density: readExifDensity(bytes),
  });
  return { metadata, warnings };
}
