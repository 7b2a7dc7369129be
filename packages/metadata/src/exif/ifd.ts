import { viewOf } from "../bytes.ts";

/** An EXIF block opened for reading and patching: TIFF 6.0, section 2. */
export interface Exif {
  readonly view: DataView;
  readonly littleEndian: boolean;
}

/** One field of an IFD. */
export interface Field {
  readonly tag: number;
  /** TIFF type: 3 SHORT, 4 LONG, 5 RATIONAL. */
  readonly type: number;
  readonly count: number;
  /** Offset of the twelve bytes of the field. */
  readonly at: number;
}

const fieldBytes = 12;

/** Fields that hold the offset of another IFD (Exif 2.32, section 4.6.3). */
export const pointers = { exif: 0x8769, gps: 0x8825, interoperability: 0xa005 };

/** Opens a block that starts with its byte-order mark; undefined when it does not. */
export function openExif(bytes: Uint8Array): Exif | undefined {
  if (bytes.length < 8) return undefined;
  const view = viewOf(bytes);
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return undefined;
  const littleEndian = mark === 0x4949;
  return view.getUint16(2, littleEndian) === 42 ? { view, littleEndian } : undefined;
}

/** Offset of the first IFD. */
export const mainOffset = ({ view, littleEndian }: Exif): number => view.getUint32(4, littleEndian);

/** Fields of the first IFD: the main picture's. */
export const mainFields = (exif: Exif): Field[] => fieldsAt(exif, mainOffset(exif));

/** Fields of the Exif IFD, which the main one points to. */
export function exifFields(exif: Exif): Field[] {
  const offset = pointerIn(exif, mainFields(exif), pointers.exif);
  return offset === undefined ? [] : fieldsAt(exif, offset);
}

/** Offset that a field of these points to. */
export function pointerIn({ view, littleEndian }: Exif, fields: readonly Field[], tag: number): number | undefined {
  const pointer = fields.find((field) => field.tag === tag);
  return pointer && view.getUint32(pointer.at + 8, littleEndian);
}

/** Offsets of the Exif, GPS and interoperability IFDs, as far as there are any. */
export function pointedOffsets(exif: Exif): number[] {
  const main = mainFields(exif);
  return [
    pointerIn(exif, main, pointers.exif),
    pointerIn(exif, main, pointers.gps),
    pointerIn(exif, exifFields(exif), pointers.interoperability),
  ].filter((offset) => offset !== undefined);
}

/** Offset of the IFD after the one at an offset; 0 for none. */
export function nextOffset(exif: Exif, offset: number): number {
  const at = offset + 2 + fieldBytes * fieldsAt(exif, offset).length;
  return at + 4 <= exif.view.byteLength ? exif.view.getUint32(at, exif.littleEndian) : 0;
}

/** Fields of the IFD at an offset, as many as lie inside the block. Pointers are not followed, so no loop can occur. */
export function fieldsAt({ view, littleEndian }: Exif, offset: number): Field[] {
  if (offset < 8 || offset + 2 > view.byteLength) return [];
  const first = offset + 2;
  const fitting = Math.floor((view.byteLength - first) / fieldBytes);
  const count = Math.min(view.getUint16(offset, littleEndian), fitting);
  return Array.from({ length: count }, (_, i) => {
    const at = first + i * fieldBytes;
    return {
      tag: view.getUint16(at, littleEndian),
      type: view.getUint16(at + 2, littleEndian),
      count: view.getUint32(at + 4, littleEndian),
      at,
    };
  });
}
