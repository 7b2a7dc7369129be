import { fieldsAt, mainFields, mainOffset, type Exif, type Field } from "../exif/ifd.ts";
import { emitExif } from "./emit-exif.ts";
import { exifTags, orientationTag, stripTags } from "./exif-tags.ts";
import { firstPixel } from "./first-pixel.ts";

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

/** The block before the pixels, if its main IFD is still the one that the file's own was made with. */
function blockAtStart(tiff: Exif, live: readonly Field[]): Uint8Array | undefined {
  const end = firstPixel(tiff, live);
  const inner = fieldsAt(tiff, blockIfd);
  if (mainOffset(tiff) === blockIfd || end < blockIfd || inner.some(({ tag }) => stripTags.has(tag))) return undefined;
  const compared = ({ tag }: Field): boolean => exifTags.has(tag);
  const turned = inner.some(({ tag }) => tag === orientationTag) ? [orientationTag] : [];
  const [a, b] = [live, inner].map((fields) =>
    fields.filter((field) => compared(field) || turned.includes(field.tag)).map((field) => describe(tiff, field)),
  );
  if (a.length === 0 || a.toSorted().join() !== b.toSorted().join()) return undefined;
  const { view, littleEndian } = tiff;
  const block = new Uint8Array(view.buffer, view.byteOffset, end).slice();
  new DataView(block.buffer).setUint32(4, blockIfd, littleEndian);
  return block;
}

/** A field's twelve bytes in words. */
const describe = ({ view }: Exif, { at }: Field): string =>
  `${view.getUint32(at)} ${view.getUint32(at + 4)} ${view.getUint32(at + 8)}`;
