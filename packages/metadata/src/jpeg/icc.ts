import { join } from "../bytes.ts";
import { identifiers, isSegment, markers, segment, segmentCapacity, type Segment } from "./segments.ts";

const prefix = identifiers.icc.length + 2;
const partBytes = segmentCapacity - prefix;

/** Largest profile that 255 parts hold, bytes. */
export const iccCapacity = 255 * partBytes;

export const isIcc = (segment: Segment): boolean =>
  isSegment(segment, markers.app2, identifiers.icc) && segment.payload.length >= prefix;

/**
 * Puts a profile together from its numbered parts in whatever order they stand (ICC.1:2022, annex B.4); undefined when
 * parts are missing or doubled.
 */
export function joinIcc(segments: readonly Segment[]): Uint8Array | undefined {
  const numbered = segments.map(({ payload }) => ({
    number: payload[prefix - 2],
    count: payload[prefix - 1],
    data: payload.subarray(prefix),
  }));
  const parts = numbered.toSorted((a, b) => a.number - b.number);
  const whole = parts.every(({ number, count }, i) => number === i + 1 && count === parts.length);
  return whole && parts.length > 0 ? join(parts.map(({ data }) => data)) : undefined;
}

/** The segments of a profile of at most `iccCapacity` bytes. */
export function splitIcc(icc: Uint8Array): Uint8Array[] {
  const count = Math.ceil(icc.length / partBytes);
  return Array.from({ length: count }, (_, i) =>
    segment(
      markers.app2,
      identifiers.icc,
      Uint8Array.of(i + 1, count),
      icc.subarray(i * partBytes, (i + 1) * partBytes),
    ),
  );
}
