import type { Metadata } from "@pixelproof/core";
import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import type { ReadResult } from "../result.ts";
import { present } from "../present.ts";
import { isIcc, joinIcc } from "./icc.ts";
import { isJfif, readJfifDensity } from "./jfif.ts";
import { iptcResource, isPhotoshop, readResources } from "./photoshop.ts";
import { identifiers, isSegment, markers, readHeader } from "./segments.ts";

/** Reads a JPEG's metadata before its first scan. Where JFIF states no density, that of EXIF counts. Never throws. */
export function readJpegMetadata(bytes: Uint8Array): ReadResult {
  const warnings: string[] = [];
  const { segments } = readHeader(bytes);

  const exif = segments
    .filter((segment) => isSegment(segment, markers.app1, identifiers.exif))
    .map(({ payload }) => payload.subarray(identifiers.exif.length));
  if (exif.length > 1) warnings.push(`The JPEG has ${exif.length} EXIF blocks; the first is read`);
  const readable = exif.find((block) => openExif(block) !== undefined);
  if (readable !== exif[0]) warnings.push("An EXIF block does not begin with a TIFF header and is left out");

  const iccParts = segments.filter(isIcc);
  const icc = joinIcc(iccParts);
  if (icc === undefined && iccParts.length > 0) warnings.push("The ICC profile lacks parts and is left out");

  const xmp = segments.find((segment) => isSegment(segment, markers.app1, identifiers.xmp));
  const iptc = readResources(segments.filter(isPhotoshop)).find(({ id }) => id === iptcResource);
  const jfif = segments.find(isJfif);

  const metadata: Metadata = present({
    icc,
    exif: readable,
    xmp: xmp?.payload.subarray(identifiers.xmp.length),
    iptc: iptc?.data,
    density: (jfif && readJfifDensity(jfif)) ?? (readable && readExifDensity(readable)),
  });
  return { metadata, warnings };
}
