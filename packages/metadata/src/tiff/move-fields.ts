import type { Exif, Field } from "../exif/ifd.ts";
import { swapValues } from "../exif/swap-values.ts";
import { integersOf, valueOf } from "../exif/values.ts";
import { immovableTags, stripTags } from "./exif-tags.ts";
import { longField, type NewField } from "./new-fields.ts";

/**
 * The fields of a page whose pixels move by `distance` bytes, values and all, in a byte order; undefined where one of
 * them holds places that are not known here, or its value cannot be read.
 */
export function moveFields(
  tiff: Exif,
  fields: readonly Field[],
  distance: number,
  littleEndian: boolean,
): NewField[] | undefined {
  const moved = fields.map((field) => {
    if (immovableTags.has(field.tag)) return undefined;
    if (stripTags.has(field.tag)) {
      const places = integersOf(tiff, field)?.map((place) => place + distance);
      return places && longField(field.tag, places, littleEndian);
    }
    const value = valueOf(tiff, field);
    const { tag, type, count } = field;
    return value && { tag, type, count, value: littleEndian === tiff.littleEndian ? value : swapValues(value, type) };
  });
  return moved.every((field) => field !== undefined) ? moved : undefined;
}
