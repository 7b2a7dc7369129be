import { join } from "../bytes.ts";
import { fieldsAt, pointerIn, pointers, type Exif, type Field } from "../exif/ifd.ts";
import { lengthOf, placeOf, valueOf } from "../exif/values.ts";
import { layOutExif, type ExifFields } from "./lay-out-exif.ts";
import { exifTags } from "./exif-tags.ts";
import { orientationTag } from "../exif/orientation.ts";
import { tags } from "./fields.ts";
import type { NewField } from "./new-fields.ts";

const makerNoteTag = 0x927c;
/** What a JPEG segment holds of EXIF, bytes: to keep a maker note beyond that in its place is not worth the zeros. */
const roomForNote = 65_527;
/** More than any camera writes, bytes. */
const largest = 16 * 2 ** 20;
const resolution = [tags.xResolution, tags.yResolution, tags.resolutionUnit];
const mainTags: ReadonlySet<number> = new Set([...exifTags, orientationTag, ...resolution]);
const pointerTags: ReadonlySet<number> = new Set(Object.values(pointers));

/**
 * A block of the fields of a TIFF's main IFD that EXIF knows, and of its Exif, GPS and interoperability IFDs, in the file's
 * byte order. A maker note stays at its offset, which what is inside may count from, where that is behind the others and
 * below 64 kB; elsewhere it is moved and warned of. Undefined above 16 MiB.
 */
export function emitExif(tiff: Exif, main: readonly Field[], warnings: string[]): Uint8Array | undefined {
  const pointed = (from: readonly Field[], tag: number): Field[] => {
    const offset = pointerIn(tiff, from, tag);
    return offset === undefined ? [] : fieldsAt(tiff, offset);
  };
  const exif = pointed(main, pointers.exif);
  const gps = pointed(main, pointers.gps);
  const interoperability = pointed(exif, pointers.interoperability);
  const own = main.filter(({ tag }) => mainTags.has(tag));
  const total = [own, exif, gps, interoperability].flat().reduce((sum, field) => sum + lengthOf(field), 0);
  if (total > largest) {
    warnings.push(`The EXIF of the TIFF claims to have ${total} bytes and is left out`);
    return undefined;
  }
  const copies = (fields: readonly Field[]): NewField[] => fields.flatMap((field) => copyOf(tiff, field));
  const fields = {
    main: copies(own),
    exif: copies(exif),
    gps: copies(gps),
    interoperability: copies(interoperability),
  };
  const note = exif.find(({ tag }) => tag === makerNoteTag);
  return (note && withNoteInPlace(tiff, fields, note, warnings)) ?? layOutExif(fields, tiff.littleEndian);
}

/** The block with its maker note at the offset it has in the file; undefined, and a warning, where that cannot be. */
function withNoteInPlace(tiff: Exif, fields: ExifFields, note: Field, warnings: string[]): Uint8Array | undefined {
  const place = placeOf(tiff, note);
  if (place === undefined) return undefined;
  const { buffer, byteOffset } = tiff.view;
  const kept = { tag: makerNoteTag, raw: new Uint8Array(buffer, byteOffset + note.at, 12) };
  const exif = fields.exif.map((field) => (field.tag === makerNoteTag ? kept : field));
  const block = layOutExif({ ...fields, exif }, tiff.littleEndian);
  if (place.start >= block.length && place.end <= roomForNote) {
    const value = new Uint8Array(buffer, byteOffset + place.start, place.end - place.start);
    return join([block, new Uint8Array(place.start - block.length), value]);
  }
  warnings.push("The maker note of the TIFF was moved: software of the camera's maker may not be able to read it");
  return undefined;
}

function copyOf(tiff: Exif, field: Field): NewField[] {
  const value = pointerTags.has(field.tag) ? undefined : valueOf(tiff, field);
  return value ? [{ tag: field.tag, type: field.type, count: field.count, value }] : [];
}
