import type { Exif, Field } from "../exif/ifd.ts";
import { valueOf } from "../exif/values.ts";
import type { NewField } from "./new-fields.ts";

const asciiType = 2;

/**
 * A field of an EXIF block's main IFD as it is put among those of a page: text ends with its first zero, as libtiff warns of
 * any other, and some readers take a warning for a fault. Undefined where the value cannot be read.
 */
export function pageField(exif: Exif, field: Field): NewField | undefined {
  const whole = valueOf(exif, field);
  if (whole === undefined) return undefined;
  const { tag, type, count } = field;
  if (type !== asciiType) return { tag, type, count, value: whole };
  const end = whole.indexOf(0) + 1;
  const value = end > 0 ? whole.subarray(0, end) : new Uint8Array([...whole, 0]);
  return { tag, type, count: value.length, value };
}
