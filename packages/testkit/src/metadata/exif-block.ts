import { ascii } from "./bytes.ts";

/** Field types of TIFF 6.0, section 2. */
const types = { ascii: 2, short: 3, long: 4, undefined: 7 } as const;

interface Field {
  readonly tag: number;
  readonly type: keyof typeof types;
  readonly count: number;
  readonly value: number | Uint8Array;
}

const text = (tag: number, value: string): Field => {
  const bytes = ascii(`${value}\0`);
  return { tag, type: "ascii", count: bytes.length, value: bytes };
};

/**
 * An EXIF block as cameras write it: IFD0 with description, maker and orientation, and an Exif IFD with a date and a
 * maker note whose inner offsets count from the start of the block, so that moving it by a byte breaks it.
 */
export function exifBlock({
  littleEndian,
  orientation = 1,
}: {
  littleEndian: boolean;
  orientation?: number;
}): Uint8Array {
  const exifAt = 8 + directoryLength(4) + 64;
  const noteAt = exifAt + directoryLength(2) + 20;
  const block = new DataView(new ArrayBuffer(noteAt + 48));
  block.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  block.setUint16(2, 42, littleEndian);
  block.setUint32(4, 8, littleEndian);
  putDirectory(block, 8, littleEndian, [
    text(0x010e, "A synthetic picture"),
    text(0x010f, "Pixelproof camera works"),
    { tag: 0x0112, type: "short", count: 1, value: orientation },
    { tag: 0x8769, type: "long", count: 1, value: exifAt },
  ]);
  putDirectory(block, exifAt, littleEndian, [
    text(0x9003, "2026:01:02 03:04:05"),
    { tag: 0x927c, type: "undefined", count: 48, value: makerNote(noteAt, littleEndian) },
  ]);
  return new Uint8Array(block.buffer);
}

const directoryLength = (fields: number): number => 2 + 12 * fields + 4;

/** Writes one directory, and the values that do not fit into their four bytes right behind it. */
function putDirectory(block: DataView, at: number, littleEndian: boolean, fields: readonly Field[]): void {
  block.setUint16(at, fields.length, littleEndian);
  let valueAt = at + directoryLength(fields.length);
  for (const [index, { tag, type, count, value }] of fields.entries()) {
    const entry = at + 2 + 12 * index;
    block.setUint16(entry, tag, littleEndian);
    block.setUint16(entry + 2, types[type], littleEndian);
    block.setUint32(entry + 4, count, littleEndian);
    if (typeof value !== "number") {
      block.setUint32(entry + 8, valueAt, littleEndian);
      new Uint8Array(block.buffer).set(value, valueAt);
      valueAt += value.length + (value.length % 2);
    } else if (type === "short") block.setUint16(entry + 8, value, littleEndian);
    else block.setUint32(entry + 8, value, littleEndian);
  }
}

/** 48 bytes: a signature, an offset from the start of the block into the note itself, and what stands there. */
function makerNote(at: number, littleEndian: boolean): Uint8Array {
  const note = new Uint8Array(48).fill(0xa5);
  note.set(ascii("PXPF\0\x01"));
  new DataView(note.buffer).setUint32(8, at + 16, littleEndian);
  return note;
}
