import type { Attachment } from "@pixelproof/core";
import { ascii, plain, standsAt } from "../bytes.ts";
import { latin1Of } from "../text.ts";
import { isMpf, readMpEntries } from "./multi-picture.ts";
import { identifiers, isSegment, markers, readHeader, segment, type Segment } from "./segments.ts";

const soi = Uint8Array.of(0xff, markers.soi);
const gainMapXmp = /http:\/\/ns\.adobe\.com\/hdr-gain-map\/|hdrgainmap/i;

/** A further picture and where it stands in the file. */
export interface PlacedAttachment extends Attachment {
  readonly start: number;
}

/** The pictures behind a JPEG that its index names. What lies outside the file, over another or is no JPEG is warned of. */
export function readAttachments(
  bytes: Uint8Array,
  segments: readonly Segment[],
  warnings: string[],
): PlacedAttachment[] {
  const index = segments.find(isMpf);
  if (index === undefined) return [];
  const entries = readMpEntries(index);
  if (entries === undefined) warnings.push("The index of further pictures (MPF) is malformed and is left out");
  const found: PlacedAttachment[] = [];
  let free = index.at;
  for (const { attribute, size, start } of (entries ?? []).toSorted((a, b) => a.start - b.start)) {
    if (start === 0) continue;
    const picture = plain(bytes.subarray(start, start + size));
    if (start < free || picture.length < size || !standsAt(picture, soi)) {
      warnings.push(`A further picture at byte ${start} is no JPEG inside the file and is left out`);
      continue;
    }
    found.push({ attribute, bytes: picture, kind: isGainMap(picture) ? "gain-map" : "other", start });
    free = start + size;
  }
  return found;
}

/** By Adobe's or Apple's XMP, or the metadata segment of ISO 21496-1. */
function isGainMap(picture: Uint8Array): boolean {
  const { segments } = readHeader(picture);
  return segments.some(
    (segment) =>
      isIsoGainMap(segment) ||
      (isSegment(segment, markers.app1, identifiers.xmp) && gainMapXmp.test(latin1Of(segment.payload))),
  );
}

/** Whether a segment is that of ISO 21496-1: the parameters in a gain map, or the version in the picture that has one. */
export const isIsoGainMap = (segment: Segment): boolean => isSegment(segment, markers.app2, identifiers.isoGainMap);

/** The segment with which a picture says that one of its further pictures is a gain map of ISO 21496-1, version 0. */
export function isoVersionSegments(attachments: readonly Attachment[]): Uint8Array[] {
  const iso = attachments.some(({ bytes }) => readHeader(bytes).segments.some(isIsoGainMap));
  return iso ? [segment(markers.app2, identifiers.isoGainMap, ascii("\0\0\0\0"))] : [];
}
