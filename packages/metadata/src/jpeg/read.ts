import type { Metadata } from "@pixelproof/core";
import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import type { ReadResult } from "../result.ts";
import { present } from "../present.ts";
import { readAttachments } from "./attachments.ts";
import { readComments } from "./comment.ts";
import { extensionName, isExtendedXmp, joinExtendedXmp, namedExtension } from "./extended-xmp.ts";
import { isIcc, joinIcc } from "./icc.ts";
import { isJfif, readJfifDensity } from "./jfif.ts";
import { iptcResource, isPhotoshop, readResources } from "./photoshop.ts";
import { identifiers, isSegment, markers, readHeader, type Segment } from "./segments.ts";

/**
 * Reads a JPEG's metadata before its first scan, and the further pictures behind it. Where JFIF states no density, that of EXIF counts. Never
 * throws.
 */
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

  const packet = segments.find((segment) => isSegment(segment, markers.app1, identifiers.xmp));
  const xmp = packet?.payload.subarray(identifiers.xmp.length);
  const iptc = readResources(segments.filter(isPhotoshop)).find(({ id }) => id === iptcResource);
  const jfif = segments.find(isJfif);

  const metadata: Metadata = present({
    icc,
    exif: readable,
    xmp,
    extendedXmp: readExtendedXmp(segments.filter(isExtendedXmp), xmp, warnings),
    iptc: iptc?.data,
    text: readComments(segments, warnings),
    attachments: readAttachments(bytes, segments, warnings).map(({ attribute, bytes, kind }) => ({
      attribute,
      bytes,
      kind,
    })),
    density: (jfif && readJfifDensity(jfif)) ?? (readable && readExifDensity(readable)),
  });
  return { metadata, warnings };
}

/** The extension that the packet names; one that nothing names, or that is not whole, is left out. */
function readExtendedXmp(
  parts: readonly Segment[],
  xmp: Uint8Array | undefined,
  warnings: string[],
): Uint8Array | undefined {
  const name = xmp && namedExtension(xmp);
  if (name === undefined) {
    if (parts.length > 0) warnings.push("The JPEG has extended XMP that no packet names, and it is left out");
    return undefined;
  }
  const extended = joinExtendedXmp(parts, name);
  if (extended === undefined) {
    warnings.push(
      parts.length > 0
        ? "The extended XMP lacks parts and is left out"
        : "The extended XMP that the packet names is not in the file",
    );
  } else if (extensionName(extended) !== name.toUpperCase()) {
    warnings.push("The extended XMP is not the one its packet names: its MD5 is another");
  }
  return extended;
}
