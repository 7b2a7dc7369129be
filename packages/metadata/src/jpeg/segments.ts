import { ascii, join, standsAt, uint16, viewOf } from "../bytes.ts";

/** Marker codes (ITU-T T.81, table B.1) that matter here. */
export const markers = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app13: 0xed,
  app14: 0xee,
  com: 0xfe,
};

/** What an APPn segment begins with, so that several makers can share one marker. */
export const identifiers = {
  jfif: ascii("JFIF\0"),
  exif: ascii("Exif\0\0"),
  xmp: ascii("http://ns.adobe.com/xap/1.0/\0"),
  extendedXmp: ascii("http://ns.adobe.com/xmp/extension/\0"),
  icc: ascii("ICC_PROFILE\0"),
  mpf: ascii("MPF\0"),
  isoGainMap: ascii("urn:iso:std:iso:ts:21496:-1\0"),
  photoshop: ascii("Photoshop 3.0\0"),
  adobe: ascii("Adobe"),
};

/** Bytes that a segment holds beside its own length field. */
export const segmentCapacity = 0xffff - 2;

export interface Segment {
  readonly marker: number;
  /** Offset of the marker in the file. */
  readonly at: number;
  /** Marker, length and payload. */
  readonly raw: Uint8Array;
  readonly payload: Uint8Array;
}

/** The segments before the first scan, and where that scan (or what stands in its place) starts. */
export interface Header {
  readonly segments: readonly Segment[];
  readonly scanStart: number;
}

/** More than any honest file has; what follows is passed on unread. */
const mostSegments = 10_000;

/**
 * Reads segments from after SOI up to the first scan, to the end, to one whose length leads out of the file, or to the
 * ten-thousandth.
 */
export function readHeader(bytes: Uint8Array): Header {
  const view = viewOf(bytes);
  const segments: Segment[] = [];
  let end = 2;
  while (segments.length < mostSegments) {
    const at = findMarker(bytes, end);
    if (at < 0 || at + 4 > bytes.length) break;
    const marker = bytes[at + 1];
    if (marker === markers.sos || marker === markers.eoi) return { segments, scanStart: at };
    const next = at + 2 + view.getUint16(at + 2);
    if (next < at + 4 || next > bytes.length) break;
    segments.push({ marker, at, raw: bytes.subarray(at, next), payload: bytes.subarray(at + 4, next) });
    end = next;
  }
  return { segments, scanStart: end };
}

/**
 * Offset of the next marker that opens a segment or ends the file: stuffed zeros, fill bytes, restart markers and
 * stray bytes are passed over, as libjpeg does. -1 when there is none.
 */
export function findMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) return -1;
    const standsAlone = code <= 0x01 || code === 0xff || (code >= 0xd0 && code <= 0xd7);
    if (!standsAlone) return at;
  }
  return -1;
}

/** Whether the segment has this marker and begins with this identifier. */
export const isSegment = (segment: Segment, marker: number, identifier: Uint8Array): boolean =>
  segment.marker === marker && standsAt(segment.payload, identifier);

/** A segment's bytes; the parts together may have `segmentCapacity` bytes. */
export function segment(marker: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = 2 + parts.reduce((sum, part) => sum + part.length, 0);
  return join([Uint8Array.of(0xff, marker), uint16(length), ...parts]);
}
