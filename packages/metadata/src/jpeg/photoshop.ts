import { ascii, join, standsAt, uint16, uint32, viewOf } from "../bytes.ts";
import { identifiers, isSegment, markers, segment, segmentCapacity, type Segment } from "./segments.ts";

/** One image resource block (Adobe Photoshop File Formats, "Image Resource Blocks"). */
export interface Resource {
  readonly id: number;
  readonly data: Uint8Array;
  /** Signature, id, name, length, data and padding. */
  readonly raw: Uint8Array;
}

export const iptcResource = 0x0404;
/** MD5 of the IPTC records: stale as soon as they change. */
export const iptcDigestResource = 0x0425;

const signature = ascii("8BIM");
const partBytes = segmentCapacity - identifiers.photoshop.length;
const even = (length: number): number => length + (length % 2);

export const isPhotoshop = (segment: Segment): boolean => isSegment(segment, markers.app13, identifiers.photoshop);

/** As many as 16 MiB of resources fill. */
const mostSegments = 256;

/** Resources of the first 256 Photoshop segments together, as one resource may run over several. */
export const readResources = (segments: readonly Segment[]): Resource[] =>
  resourcesIn(
    join(segments.slice(0, mostSegments).map(({ payload }) => payload.subarray(identifiers.photoshop.length))),
  );

/** Resources one after the other; stops at a malformed one. */
export function resourcesIn(bytes: Uint8Array): Resource[] {
  const view = viewOf(bytes);
  const resources: Resource[] = [];
  let at = 0;
  while (standsAt(bytes, signature, at) && at + 12 <= bytes.length) {
    const lengthAt = at + 6 + even(1 + bytes[at + 6]);
    if (lengthAt + 4 > bytes.length) break;
    const start = lengthAt + 4;
    const end = start + view.getUint32(lengthAt);
    if (end > bytes.length) break;
    const next = Math.min(even(end - at) + at, bytes.length);
    resources.push({ id: view.getUint16(at + 4), data: bytes.subarray(start, end), raw: bytes.subarray(at, next) });
    at = next;
  }
  return resources;
}

/** A resource without a name. */
export function resource(id: number, data: Uint8Array): Uint8Array {
  const padding = new Uint8Array(data.length % 2);
  return join([signature, uint16(id), uint16(0), uint32(data.length), data, padding]);
}

/** Photoshop segments with these resources, as many as they need. */
export function photoshopSegments(resources: readonly Uint8Array[]): Uint8Array[] {
  const bytes = join(resources);
  return Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, i) =>
    segment(markers.app13, identifiers.photoshop, bytes.subarray(i * partBytes, (i + 1) * partBytes)),
  );
}
