import type { Attachment, Loss, Metadata } from "@pixelproof/core";
import { join } from "../bytes.ts";
import { describeDensity, sameDensity } from "../density.ts";
import { changed, lost, placeless, type WriteResult } from "../result.ts";
import { isIsoGainMap, isoVersionSegments, readAttachments } from "./attachments.ts";
import { commentSegments, isComment } from "./comment.ts";
import { isExtendedXmp } from "./extended-xmp.ts";
import { iccCapacity, isIcc, splitIcc } from "./icc.ts";
import { isJfif, jfifSegment, readJfifDensity, toJfifDensity } from "./jfif.ts";
import { isMpf, mpfLength, mpfSegment } from "./multi-picture.ts";
import {
  iptcDigestResource,
  iptcResource,
  isPhotoshop,
  photoshopSegments,
  readResources,
  resource,
} from "./photoshop.ts";
import { identifiers, isSegment, markers, readHeader, segment, segmentCapacity, type Segment } from "./segments.ts";
import { xmpSegments } from "./xmp.ts";

/**
 * A JPEG with exactly these groups of metadata, its further pictures behind it; scans, tables and other application
 * segments stay as they are. EXIF and XMP have room for 64 kB each, the profile for 16 MB; what does not fit is listed.
 */
export function writeJpegMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const { segments, scanStart } = readHeader(bytes);
  const { attachments = [], text = [] } = metadata;
  const losses = placeless("JPEG", metadata, [
    ...(["icc", "exif", "xmp", "extendedXmp", "iptc", "text", "density", "attachments"] as const),
  ]);
  const jfif = segments.find(isJfif);
  const head = [
    bytes.subarray(0, 2),
    ...densityParts(metadata, jfif, segments, losses),
    ...exifParts(metadata, losses),
    ...xmpSegments(metadata, losses),
    ...iccParts(metadata, losses),
    ...photoshopParts(metadata, segments),
    ...commentSegments(text, losses),
    ...isoVersionSegments(attachments),
  ];
  const [scans, trailer] = withoutAttachments(bytes, segments, scanStart);
  const rest = [
    ...segments.filter((segment) => segment !== jfif && !isReplaced(segment)).map(({ raw }) => raw),
    ...scans,
  ];
  const parts = [
    ...head,
    ...indexParts(head, rest, attachments),
    ...rest,
    ...attachments.map(({ bytes }) => bytes),
    ...trailer,
  ];
  return { bytes: join(parts), losses };
}

const isReplaced = (segment: Segment): boolean =>
  isSegment(segment, markers.app1, identifiers.exif) ||
  isSegment(segment, markers.app1, identifiers.xmp) ||
  [isExtendedXmp, isIcc, isPhotoshop, isComment, isMpf, isIsoGainMap].some((is) => is(segment));

/** From the first scan to the end without the further pictures: what stands before the first of them, and the others. */
function withoutAttachments(
  bytes: Uint8Array,
  segments: readonly Segment[],
  scanStart: number,
): [Uint8Array[], Uint8Array[]] {
  const gaps: Uint8Array[] = [];
  let end = scanStart;
  for (const picture of readAttachments(bytes, segments, [])) {
    if (picture.start < end) continue;
    gaps.push(bytes.subarray(end, picture.start));
    end = picture.start + picture.bytes.length;
  }
  gaps.push(bytes.subarray(end));
  return [gaps.slice(0, 1), gaps.slice(1)];
}

/** The index of the further pictures, which stands behind `head` and counts all that stands before them. */
function indexParts(
  head: readonly Uint8Array[],
  rest: readonly Uint8Array[],
  attachments: readonly Attachment[],
): Uint8Array[] {
  if (attachments.length === 0) return [];
  const at = lengthOf(head);
  const size = at + mpfLength(attachments.length) + lengthOf(rest);
  return [mpfSegment({ at, size, start: size }, attachments)];
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0);

function densityParts(
  { density }: Metadata,
  jfif: Segment | undefined,
  segments: readonly Segment[],
  losses: Loss[],
): Uint8Array[] {
  if (density === undefined) {
    if (jfif === undefined) return [];
    // A header that states no density may state the shape of the pixels.
    return [readJfifDensity(jfif) === undefined ? jfif.raw : jfifSegment(undefined, jfif)];
  }
  // A JFIF header makes decoders take the samples for YCbCr, whatever Adobe's segment says.
  if (jfif === undefined && segments.some((segment) => isSegment(segment, markers.app14, identifiers.adobe))) {
    losses.push(lost("density", "A JPEG with an Adobe colour segment has no JFIF header to hold the density"));
    return [];
  }
  const written = toJfifDensity(density);
  if (written === undefined) {
    losses.push(lost("density", `JFIF holds at most 65535 pixels per inch or cm, not ${describeDensity(density)}`));
  } else if (!sameDensity(density, written)) {
    losses.push(
      changed("density", `JFIF holds whole numbers: ${describeDensity(density)} became ${describeDensity(written)}`),
    );
  }
  return [jfifSegment(written, jfif)];
}

function exifParts({ exif }: Metadata, losses: Loss[]): Uint8Array[] {
  if (exif === undefined) return [];
  const room = segmentCapacity - identifiers.exif.length;
  if (exif.length <= room) return [segment(markers.app1, identifiers.exif, exif)];
  losses.push(lost("exif", `A JPEG segment holds ${room} bytes of EXIF, not ${exif.length}`));
  return [];
}

function iccParts({ icc }: Metadata, losses: Loss[]): Uint8Array[] {
  if (icc === undefined) return [];
  if (icc.length <= iccCapacity) return splitIcc(icc);
  losses.push(lost("icc", `A JPEG holds a profile of at most ${iccCapacity} bytes, not ${icc.length}`));
  return [];
}

/** Photoshop's other resources (clipping paths, guides) stay beside the new IPTC records. */
function photoshopParts({ iptc }: Metadata, segments: readonly Segment[]): Uint8Array[] {
  const kept = readResources(segments.filter(isPhotoshop))
    .filter(({ id }) => id !== iptcResource && id !== iptcDigestResource)
    .map(({ raw }) => raw);
  return photoshopSegments(iptc === undefined ? kept : [resource(iptcResource, iptc), ...kept]);
}
