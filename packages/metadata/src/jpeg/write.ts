import type { Loss, Metadata } from "@pixelproof/core";
import { join } from "../bytes.ts";
import { describeDensity, sameDensity } from "../density.ts";
import { changed, lost, placeless, type WriteResult } from "../result.ts";
import { iccCapacity, isIcc, splitIcc } from "./icc.ts";
import { isJfif, jfifSegment, readJfifDensity, toJfifDensity } from "./jfif.ts";
import {
  iptcDigestResource,
  iptcResource,
  isPhotoshop,
  photoshopSegments,
  readResources,
  resource,
} from "./photoshop.ts";
import { identifiers, isSegment, markers, readHeader, segment, segmentCapacity, type Segment } from "./segments.ts";

/**
 * A JPEG with exactly these groups of metadata; scans, tables, comments and other application segments stay as they
 * are. EXIF and XMP have room for 64 kB each, the profile for 16 MB; what does not fit is listed.
 */
export function writeJpegMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const { segments, scanStart } = readHeader(bytes);
  const losses = placeless("JPEG", metadata, ["icc", "exif", "xmp", "iptc", "density"]);
  const jfif = segments.find(isJfif);
  const replaced = (segment: Segment): boolean =>
    segment === jfif || isIcc(segment) || isExif(segment) || isXmp(segment) || isPhotoshop(segment);
  const parts = [
    bytes.subarray(0, 2),
    ...densityParts(metadata, jfif, segments, losses),
    ...appParts("exif", identifiers.exif, metadata, losses),
    ...appParts("xmp", identifiers.xmp, metadata, losses),
    ...iccParts(metadata, losses),
    ...photoshopParts(metadata, segments),
    ...segments.filter((segment) => !replaced(segment)).map(({ raw }) => raw),
    bytes.subarray(scanStart),
  ];
  return { bytes: join(parts), losses };
}

const isExif = (segment: Segment): boolean => isSegment(segment, markers.app1, identifiers.exif);
const isXmp = (segment: Segment): boolean => isSegment(segment, markers.app1, identifiers.xmp);

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

function appParts(
  group: "exif" | "xmp",
  identifier: Uint8Array,
  { [group]: data }: Metadata,
  losses: Loss[],
): Uint8Array[] {
  if (data === undefined) return [];
  const room = segmentCapacity - identifier.length;
  if (data.length <= room) return [segment(markers.app1, identifier, data)];
  losses.push(lost(group, `A JPEG segment holds ${room} bytes of ${group.toUpperCase()}, not ${data.length}`));
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
