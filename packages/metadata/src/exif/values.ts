import type { Exif, Field } from "./ifd.ts";
import type { Place } from "./places.ts";

/** Bytes of one value, by TIFF type 1..12 and 13 (an offset of an IFD). */
const valueBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** Bytes of a field's whole value; 0 for an unknown type. */
export const lengthOf = ({ type, count }: Pick<Field, "type" | "count">): number => (valueBytes[type] ?? 0) * count;

/** Where a value lies that does not fit into its field; undefined for one that fits or lies outside the file. */
export function placeOf({ view, littleEndian }: Exif, field: Field): Place | undefined {
  const length = lengthOf(field);
  if (length <= 4) return undefined;
  const start = view.getUint32(field.at + 8, littleEndian);
  return start + length <= view.byteLength ? { start, end: start + length } : undefined;
}

/** All bytes of a field's value; undefined for an unknown type or a place outside the file. */
export function valueOf(exif: Exif, field: Field): Uint8Array | undefined {
  const { view } = exif;
  const length = lengthOf(field);
  const start = length <= 4 ? field.at + 8 : placeOf(exif, field)?.start;
  return length === 0 || start === undefined ? undefined : new Uint8Array(view.buffer, view.byteOffset + start, length);
}

const short = 3;
const long = 4;
const rational = 5;

/** Value of a field of one SHORT or LONG; undefined for another type. */
export function readInteger({ view, littleEndian }: Exif, { type, at }: Field): number | undefined {
  if (type === short) return view.getUint16(at + 8, littleEndian);
  return type === long ? view.getUint32(at + 8, littleEndian) : undefined;
}

/** All values of a field of SHORTs or LONGs; undefined for another type or a place outside the file. */
export function integersOf(exif: Exif, field: Field): number[] | undefined {
  const value = field.type === short || field.type === long ? valueOf(exif, field) : undefined;
  if (value === undefined) return undefined;
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  const { type, count } = field;
  return Array.from({ length: count }, (_, i) =>
    type === short ? view.getUint16(2 * i, exif.littleEndian) : view.getUint32(4 * i, exif.littleEndian),
  );
}

/** Overwrites a SHORT or LONG where it stands; one too large for its SHORT becomes a LONG in the same four bytes. */
export function writeInteger({ view, littleEndian }: Exif, { type, at }: Field, value: number): void {
  if (type === short && value <= 0xffff) {
    view.setUint16(at + 8, value, littleEndian);
  } else if (type === short || type === long) {
    view.setUint16(at + 2, long, littleEndian);
    view.setUint32(at + 8, value, littleEndian);
  }
}

/** Value of a field of one RATIONAL; undefined for another type, a place outside the block, or x/0. */
export function readRational(exif: Exif, field: Field): number | undefined {
  const place = rationalPlace(exif, field);
  if (place === undefined) return undefined;
  const { view, littleEndian } = exif;
  const denominator = view.getUint32(place + 4, littleEndian);
  return denominator === 0 ? undefined : view.getUint32(place, littleEndian) / denominator;
}

/** A value above 0 as two unsigned numbers of 32 bits: whole, or in ten-thousandths where there is room for them. */
export function rationalOf(value: number): { numerator: number; denominator: number } {
  const denominator = Number.isInteger(value) || value * 10_000 > 0xffff_ffff ? 1 : 10_000;
  return { numerator: Math.min(Math.round(value * denominator), 0xffff_ffff), denominator };
}

/** Overwrites a RATIONAL where it stands; says whether there was one. */
export function writeRational(exif: Exif, field: Field, value: number): boolean {
  const place = rationalPlace(exif, field);
  if (place === undefined) return false;
  const { numerator, denominator } = rationalOf(value);
  exif.view.setUint32(place, numerator, exif.littleEndian);
  exif.view.setUint32(place + 4, denominator, exif.littleEndian);
  return true;
}

function rationalPlace({ view, littleEndian }: Exif, { type, count, at }: Field): number | undefined {
  if (type !== rational || count !== 1) return undefined;
  const place = view.getUint32(at + 8, littleEndian);
  return place + 8 <= view.byteLength ? place : undefined;
}
