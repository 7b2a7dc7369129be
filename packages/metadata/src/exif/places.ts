import { fieldsAt, type Exif } from "./ifd.ts";
import { placeOf } from "./values.ts";

/** A stretch of bytes, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the IFD at an offset lies, and where those of its values that do not fit into their fields. */
export function placesOf(exif: Exif, offset: number): Place[] {
  const fields = fieldsAt(exif, offset);
  const directory = { start: offset, end: Math.min(offset + 2 + 12 * fields.length + 4, exif.view.byteLength) };
  return [directory, ...fields.flatMap((field) => placeOf(exif, field) ?? [])].filter(({ start, end }) => end > start);
}

export const overlap = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;
