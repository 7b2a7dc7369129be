import { join, viewOf } from "../bytes.ts";
import type { NewField } from "./new-fields.ts";

/** A field with the four bytes that already hold, or point to, its value in the file. */
export interface KeptField {
  readonly tag: number;
  /** The twelve bytes of the field as they stand. */
  readonly raw: Uint8Array;
}

/**
 * The bytes of an IFD that will stand at `start` (even), its fields in the order of their tags, and behind it the values
 * that do not fit into four bytes. `nextPage` is the offset of the page after it, 0 for none.
 */
export function directory(
  start: number,
  fields: readonly (KeptField | NewField)[],
  nextPage: number,
  littleEndian: boolean,
): Uint8Array {
  const ifd = new Uint8Array(2 + 12 * fields.length + 4);
  const view = viewOf(ifd);
  const values: Uint8Array[] = [];
  let valueAt = start + ifd.length;
  view.setUint16(0, fields.length, littleEndian);
  for (const [i, field] of fields.toSorted((a, b) => a.tag - b.tag).entries()) {
    const at = 2 + 12 * i;
    if ("raw" in field) {
      ifd.set(field.raw, at);
      continue;
    }
    view.setUint16(at, field.tag, littleEndian);
    view.setUint16(at + 2, field.type, littleEndian);
    view.setUint32(at + 4, field.count, littleEndian);
    if (field.value.length <= 4) {
      ifd.set(field.value, at + 8);
      continue;
    }
    view.setUint32(at + 8, valueAt, littleEndian);
    const padding = new Uint8Array(field.value.length % 2);
    values.push(field.value, padding);
    valueAt += field.value.length + padding.length;
  }
  view.setUint32(ifd.length - 4, nextPage, littleEndian);
  return join([ifd, ...values]);
}
