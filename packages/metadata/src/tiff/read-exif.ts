import { standsAt, viewOf } from "../bytes.ts";
import { fieldsAt, mainFields, mainOffset, type Exif, type Field } from "../exif/ifd.ts";
import { emitExif } from "./emit-exif.ts";
import { exifTags, stripTags } from "./exif-tags.ts";
import { orientationTag } from "../exif/orientation.ts";
import { firstPixel } from "./first-pixel.ts";
import type { NewField } from "./new-fields.ts";
import { pageField } from "./page-field.ts";

/** Where the main IFD of an EXIF block stands that we put at the start of a TIFF. */
const blockIfd = 8;

/**
 * EXIF of a TIFF's first page as a block of its own: byte for byte where the file begins with one, as `writeTiffMetadata`
 * leaves it; otherwise its fields are gathered. Undefined when there is none.
 */
export function readTiffExif(tiff: Exif, warnings: string[]): Uint8Array | undefined {
  const fields = mainFields(tiff);
  if (!fields.some(({ tag }) => exifTags.has(tag))) return undefined;
  return blockAtStart(tiff, fields) ?? emitExif(tiff, fields, warnings);
}

/** The block before the pixels, if its main IFD still says what the file's own does. */
function blockAtStart(tiff: Exif, live: readonly Field[]): Uint8Array | undefined {
  const end = firstPixel(tiff, live);
  const inner = fieldsAt(tiff, blockIfd);
  if (mainOffset(tiff) === blockIfd || end < blockIfd || inner.some(({ tag }) => stripTags.has(tag))) return undefined;
  const turned = inner.some(({ tag }) => tag === orientationTag);
  const compared = (fields: readonly Field[]): NewField[] =>
    fields
      .filter(({ tag }) => exifTags.has(tag) || (turned && tag === orientationTag))
      .flatMap((field) => pageField(tiff, field) ?? []);
  const [ours, theirs] = [compared(inner), compared(live)];
  if (ours.length === 0 || ours.length !== theirs.length || !ours.every((field, i) => isSame(field, theirs[i])))
    return undefined;
  const { view, littleEndian } = tiff;
  const block = new Uint8Array(view.buffer, view.byteOffset, end).slice();
  viewOf(block).setUint32(4, blockIfd, littleEndian);
  return block;
}

const isSame = (a: NewField, b: NewField): boolean =>
  a.tag === b.tag && a.type === b.type && a.value.length === b.value.length && standsAt(a.value, b.value);
