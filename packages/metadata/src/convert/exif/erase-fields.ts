import type { Exif, Field } from "../../exif/ifd.ts";
import { placeOf } from "../../exif/values.ts";
import { pointedKind, type Directory } from "./directories.ts";

const headBytes = 2;
const fieldBytes = 12;
const nextBytes = 4;

/**
 * Takes out of the block, where it stands, every field that does not stay: the fields behind it close up, its value is
 * overwritten with zeros. An IFD that is left without fields goes with the pointer to it. No value that stays moves.
 */
export function eraseFields(
  exif: Exif,
  directories: readonly Directory[],
  stays: (directory: Directory, field: Field) => boolean,
): void {
  const { view, littleEndian } = exif;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const emptied = new Set<number>();
  const kept = new Uint8Array(bytes.length);
  const plans = directories.map((directory) => {
    const left = directory.fields.filter((field) => {
      const pointed = pointedKind(field.tag) !== undefined && view.getUint32(field.at + 8, littleEndian);
      return stays(directory, field) && (pointed === false || !emptied.has(pointed));
    });
    const staying = new Set(left);
    if (left.length === 0 && directory.kind !== "main") emptied.add(directory.at);
    return { ...directory, left, gone: directory.fields.filter((field) => !staying.has(field)) };
  });
  for (const { at, left } of plans) {
    if (!emptied.has(at)) kept.fill(1, at, at + headBytes + fieldBytes * left.length + nextBytes);
    for (const { start, end } of left.flatMap((field) => placeOf(exif, field) ?? [])) kept.fill(1, start, end);
  }
  const freed = plans.flatMap(({ at, fields, gone }) => [
    { start: at, end: Math.min(at + headBytes + fieldBytes * fields.length + nextBytes, bytes.length) },
    ...gone.flatMap((field) => placeOf(exif, field) ?? []),
  ]);

  for (const { at, fields, left } of plans) {
    const nextAt = at + headBytes + fieldBytes * fields.length;
    const next = bytes.slice(nextAt, nextAt + nextBytes);
    const raws = left.map((field) => bytes.slice(field.at, field.at + fieldBytes));
    view.setUint16(at, left.length, littleEndian);
    for (const [i, raw] of raws.entries()) bytes.set(raw, at + headBytes + fieldBytes * i);
    bytes.set(next, at + headBytes + fieldBytes * left.length);
  }
  for (const { start, end } of freed) {
    for (let i = start; i < end; i++) if (kept[i] === 0) bytes[i] = 0;
  }
}
