import { standsAt, viewOf } from "../bytes.ts";
import { fieldsAt, mainFields, mainOffset, type Exif, type Field } from "../exif/ifd.ts";
import { blockPlace, type BlockPlace } from "./block-place.ts";
import { emitExif } from "./emit-exif.ts";
import { exifTags, stripTags } from "./exif-tags.ts";
import { orientationTag } from "../exif/orientation.ts";
import { firstPixel } from "./first-pixel.ts";
import type { NewField } from "./new-fields.ts";
import { pageField } from "./page-field.ts";

/**
 * EXIF of a TIFF's first page as a block of its own: byte for byte where the file begins with one, as `writeTiffMetadata`
 * leaves it; otherwise its fields are gathered. Undefined when there is none.
 */
export function readTiffExif(tiff: Exif, warnings: string[]): Uint8Array | undefined {
  const fields = mainFields(tiff);
  if (!fields.some(({ tag }) => exifTags.has(tag))) return undefined;
  const place = blockPlace(tiff, firstPixel(tiff, fields));
  return isBlock(tiff, fields, place) ? blockAtStart(tiff, place) : emitExif(tiff, fields, warnings);
}

/** Whether the main IFD of a block before the pixels still says what the file's own does. */
function isBlock(tiff: Exif, live: readonly Field[], { main, end }: BlockPlace): boolean {
  const inner = fieldsAt(tiff, main);
  if (mainOffset(tiff) === main || end < main || inner.some(({ tag }) => stripTags.has(tag))) return false;
  const turned = inner.some(({ tag }) => tag === orientationTag);
  const compared = (fields: readonly Field[]): NewField[] =>
    fields
      .filter(({ tag }) => exifTags.has(tag) || (turned && tag === orientationTag))
      .flatMap((field) => pageField(tiff, field) ?? []);
  const [ours, theirs] = [compared(inner), compared(live)];
  return ours.length > 0 && ours.length === theirs.length && ours.every((field, i) => isSame(field, theirs[i]));
}

/** The block before the pixels, its header naming its own main IFD again. */
function blockAtStart({ view, littleEndian }: Exif, { main, end }: BlockPlace): Uint8Array {
  const block = new Uint8Array(view.buffer, view.byteOffset, end).slice();
  viewOf(block).setUint32(4, main, littleEndian);
  return block;
}

const isSame = (a: NewField, b: NewField): boolean =>
  a.tag === b.tag && a.type === b.type && a.value.length === b.value.length && standsAt(a.value, b.value);
