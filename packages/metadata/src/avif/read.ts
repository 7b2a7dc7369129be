import { viewOf } from "../bytes.ts";
import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import { present } from "../present.ts";
import type { ReadResult } from "../result.ts";
import type { Item } from "./items.ts";
import { bytesOf, isExifItem, isXmpItem, readMeta } from "./meta.ts";
import { ofDecoded } from "./code-points.ts";
import { codePointsOf, profileOf } from "./properties.ts";

/**
 * Reads the metadata of an AVIF's primary picture; its density is that of EXIF. Code points are given as they hold for
 * decoded RGB, and left out where they say what is taken for granted, sRGB. Never throws.
 */
export function readAvifMetadata(bytes: Uint8Array): ReadResult {
  const meta = readMeta(bytes);
  if (meta === undefined) return { metadata: {}, warnings: ["The items of the AVIF are malformed and are not read"] };
  const warnings: string[] = [];
  const read = (
    what: string,
    is: (item: Item) => boolean,
    parse: (data: Uint8Array) => Uint8Array | undefined,
  ): Uint8Array | undefined => {
    const item = meta.items.find(is);
    const data = item && bytesOf(bytes, meta, item);
    const parsed = data && parse(data);
    if (item && parsed === undefined) warnings.push(`The ${what} of the AVIF is malformed and is left out`);
    return parsed;
  };
  const exif = read("EXIF block", isExifItem, blockIn);
  const metadata = present({
    icc: profileOf(meta.properties, meta.primary),
    exif,
    xmp: read("XMP packet", isXmpItem, (data) => data),
    density: exif && readExifDensity(exif),
    cicp: ofDecoded(codePointsOf(meta.properties, meta.primary)),
  });
  return { metadata, warnings };
}

/** An Exif item begins with the length of what stands before the block (ISO/IEC 23008-12, annex A.2.1). */
function blockIn(data: Uint8Array): Uint8Array | undefined {
  if (data.length < 4) return undefined;
  const block = data.subarray(4 + viewOf(data).getUint32(0));
  return openExif(block) ? block : undefined;
}
