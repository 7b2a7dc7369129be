import { readDirectories } from "../convert/exif/directories.ts";
import { tagFacts } from "../convert/exif/tags.ts";
import { ascii, standsAt, viewOf } from "../bytes.ts";
import { mainOffset, nextOffset, openExif, type Exif, type Field } from "./ifd.ts";
import { placesOf, type Place } from "./places.ts";
import { swapValues } from "./swap-values.ts";
import { lengthOf, placeOf, valueOf } from "./values.ts";

export interface Reordered {
  readonly exif: Uint8Array;
  /** Names of fields whose inside depends on the byte order in a way that is not known here; they stay as they were. */
  readonly left: readonly string[];
}

/** Maker note, Unicode comment, and tables of numbers without a type: OECF, SFR, CFA pattern, device settings, PrintIM. */
const opaque: ReadonlySet<number> = new Set([0x927c, 0x8828, 0xa20c, 0xa302, 0xa40b, 0xc4a5]);
const userComment = 0x9286;
const subDirectories = 0x014a;

/**
 * The EXIF block with its numbers in the other byte order, everything at its place. Undefined for one whose directories
 * cannot be read, or share bytes, or point to some that are not EXIF's.
 */
export function withOtherByteOrder(block: Uint8Array): Reordered | undefined {
  const from = openExif(block);
  const directories = from && readDirectories(from);
  if (from === undefined || directories === undefined) return undefined;
  const all = directories.flatMap(({ kind, fields }) => fields.map((field) => ({ kind, field })));
  if (all.some(({ field }) => field.tag === subDirectories)) return undefined;
  if (shareBytes(directories.flatMap(({ at }) => placesOf(from, at)))) return undefined;

  const exif = block.slice();
  const to = { view: viewOf(exif), littleEndian: !from.littleEndian };
  exif.set(ascii(to.littleEndian ? "II*\0" : "MM\0*"));
  to.view.setUint32(4, mainOffset(from), to.littleEndian);
  for (const { at, fields } of directories) {
    to.view.setUint16(at, fields.length, to.littleEndian);
    const end = at + 2 + 12 * fields.length;
    if (end + 4 <= exif.length) to.view.setUint32(end, nextOffset(from, at), to.littleEndian);
    for (const field of fields) swapField(from, to, field);
  }
  const left = all
    .filter(({ field }) => isOpaque(from, field))
    .map(({ kind, field }) => tagFacts(kind, field.tag).name);
  return { exif, left };
}

function swapField(from: Exif, to: Exif, field: Field): void {
  const { tag, type, count, at } = field;
  to.view.setUint16(at, tag, to.littleEndian);
  to.view.setUint16(at + 2, type, to.littleEndian);
  to.view.setUint32(at + 4, count, to.littleEndian);
  if (lengthOf(field) > 4) to.view.setUint32(at + 8, from.view.getUint32(at + 8, from.littleEndian), to.littleEndian);
  const value = valueOf(from, field);
  const start = placeOf(from, field)?.start ?? at + 8;
  if (value) new Uint8Array(to.view.buffer, to.view.byteOffset).set(swapValues(value, type), start);
}

function isOpaque(exif: Exif, field: Field): boolean {
  if (field.tag !== userComment) return opaque.has(field.tag);
  return standsAt(valueOf(exif, field) ?? new Uint8Array(), ascii("UNICODE"));
}

function shareBytes(places: readonly Place[]): boolean {
  const ordered = [{ start: 0, end: 8 }, ...places].toSorted((a, b) => a.start - b.start);
  return ordered.some(({ end }, i) => ordered[i + 1] !== undefined && end > ordered[i + 1].start);
}
