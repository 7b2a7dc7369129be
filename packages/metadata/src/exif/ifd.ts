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
const exifIfdPointer = 0x8769;

/** Opens a block that starts with its byte-order mark; undefined when it does not. */
export function openExif(bytes: Uint8Array): Exif | undefined {
  if (bytes.length < 8) return undefined;
  const view = viewOf(bytes);
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return undefined;
  const littleEndian = mark === 0x4949;
  return view.getUint16(2, littleEndian) === 42 ? { view, littleEndian } : undefined;
}

/** Fields of the first IFD: the main picture's. */
export function mainFields(exif: Exif): Field[] {
  return fieldsAt(exif, exif.view.getUint32(4, exif.littleEndian));
}

/** Fields of the Exif IFD, which the main one points to. */
export function exifFields(exif: Exif): Field[] {
  const pointer = mainFields(exif).find(({ tag }) => tag === exifIfdPointer);
  return pointer === undefined ? [] : fieldsAt(exif, exif.view.getUint32(pointer.at + 8, exif.littleEndian));
}

/** Fields of the IFD at an offset, as many as lie inside the block. Pointers are not followed, so no loop can occur. */
function fieldsAt({ view, littleEndian }: Exif, offset: number): Field[] {
  if (offset + 2 > view.byteLength) return [];
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
