import type { Exif, Field } from "../exif/ifd.ts";
import { integersOf } from "../exif/values.ts";
import { stripTags } from "./exif-tags.ts";

/** More strips than any honest file has. */
const mostStrips = 2 ** 20;

/** The lowest place of a strip or tile; 0 where it is not known. */
export function firstPixel(tiff: Exif, fields: readonly Field[]): number {
  const strips = fields.find(({ tag }) => stripTags.has(tag));
  const places = strips && strips.count <= mostStrips ? integersOf(tiff, strips) : undefined;
  return places?.reduce((first, place) => Math.min(first, place), tiff.view.byteLength) ?? 0;
}
