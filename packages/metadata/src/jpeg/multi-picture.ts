import { ascii, join, uint16, uint32, viewOf } from "../bytes.ts";
import { mainFields, openExif } from "../exif/ifd.ts";
import { valueOf } from "../exif/values.ts";
import { identifiers, isSegment, markers, segment, type Segment } from "./segments.ts";

/** An MP entry: where a picture of the file lies (CIPA DC-007, section 5.2.3.3). */
export interface MpEntry {
  readonly attribute: number;
  readonly size: number;
  /** From the start of the file; 0 for the picture that holds the index. */
  readonly start: number;
}

const mpEntryTag = 0xb002;
const entryBytes = 16;
/** Baseline MP Primary Image. */
const primary = 0x030000;
const long = 4;
const undefinedType = 7;

export const isMpf = (segment: Segment): boolean => isSegment(segment, markers.app2, identifiers.mpf);

/** The entries of an index; undefined when it is malformed. Offsets count from its TIFF header. */
export function readMpEntries({ payload, at }: Segment): MpEntry[] | undefined {
  const index = openExif(payload.subarray(identifiers.mpf.length));
  const field = index && mainFields(index).find(({ tag }) => tag === mpEntryTag);
  const value = field && valueOf(index, field);
  if (index === undefined || value === undefined || value.length % entryBytes !== 0) return undefined;
  const view = viewOf(value);
  const base = at + 4 + identifiers.mpf.length;
  return Array.from({ length: value.length / entryBytes }, (_, i) => {
    const offset = view.getUint32(i * entryBytes + 8, index.littleEndian);
    return {
      attribute: view.getUint32(i * entryBytes, index.littleEndian),
      size: view.getUint32(i * entryBytes + 4, index.littleEndian),
      start: offset === 0 ? 0 : base + offset,
    };
  });
}

/** Length of the index segment of so many further pictures. */
export const mpfLength = (pictures: number): number => 4 + identifiers.mpf.length + 50 + entryBytes * (pictures + 1);

/**
 * An index that will stand at `at` in a file whose own picture has `size` bytes with all its segments, and whose further
 * pictures follow at `start`, one after the other.
 */
export function mpfSegment(
  { at, size, start }: { at: number; size: number; start: number },
  pictures: readonly { readonly attribute: number; readonly bytes: Uint8Array }[],
): Uint8Array {
  const base = at + 4 + identifiers.mpf.length;
  const entries = [mpEntry(primary, size, 0)];
  let next = start;
  for (const { attribute, bytes } of pictures) {
    entries.push(mpEntry(attribute, bytes.length, next - base));
    next += bytes.length;
  }
  return segment(
    markers.app2,
    identifiers.mpf,
    ascii("MM\0*"),
    uint32(8),
    uint16(3),
    field(0xb000, undefinedType, 4, ascii("0100")),
    field(0xb001, long, 1, uint32(entries.length)),
    field(mpEntryTag, undefinedType, entries.length * entryBytes, uint32(50)),
    uint32(0),
    ...entries,
  );
}

const field = (tag: number, type: number, count: number, value: Uint8Array): Uint8Array =>
  join([uint16(tag), uint16(type), uint32(count), value]);

const mpEntry = (attribute: number, size: number, offset: number): Uint8Array =>
  join([uint32(attribute), uint32(size), uint32(offset), uint32(0)]);
