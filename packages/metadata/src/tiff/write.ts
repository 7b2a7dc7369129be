import { PixelproofError, type Density, type Loss, type Metadata } from "@pixelproof/core";
import { join, viewOf } from "../bytes.ts";
import { mainFields, openExif } from "../exif/ifd.ts";
import { lost, type WriteResult } from "../result.ts";
import { tags, types } from "./fields.ts";

/** A field to be written; a value of up to four bytes stands in the field, a longer one behind the IFD. */
interface NewField {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
}

/**
 * A classic TIFF with exactly these groups in its first IFD, which is written anew at the end of the file; pixels and
 * all other values stay where they are. EXIF is not written: its offsets would have to move. Throws `INPUT_CORRUPT`.
 */
export function writeTiffMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const tiff = openExif(bytes);
  if (tiff === undefined)
    throw new PixelproofError("INPUT_CORRUPT", "Expected a classic TIFF but received other bytes");
  const { view, littleEndian } = tiff;
  const present = mainFields(tiff);
  const replaced = new Set(Object.values(tags));
  const kept = present.filter(({ tag }) => !replaced.has(tag));
  const added = newFields(metadata, littleEndian);

  const start = bytes.length + (bytes.length % 2);
  const ifd = new Uint8Array(2 + 12 * (kept.length + added.length) + 4);
  const ifdView = viewOf(ifd);
  const values: Uint8Array[] = [];
  let valueAt = start + ifd.length;
  ifdView.setUint16(0, kept.length + added.length, littleEndian);
  for (const [i, field] of [...kept, ...added].toSorted((a, b) => a.tag - b.tag).entries()) {
    const to = 2 + 12 * i;
    if ("at" in field) {
      ifd.set(bytes.subarray(field.at, field.at + 12), to);
      continue;
    }
    ifdView.setUint16(to, field.tag, littleEndian);
    ifdView.setUint16(to + 2, field.type, littleEndian);
    ifdView.setUint32(to + 4, field.count, littleEndian);
    if (field.value.length <= 4) {
      ifd.set(field.value, to + 8);
      continue;
    }
    ifdView.setUint32(to + 8, valueAt, littleEndian);
    const padded = join([field.value, new Uint8Array(field.value.length % 2)]);
    values.push(padded);
    valueAt += padded.length;
  }
  const nextPage = view.getUint32(4, littleEndian) + 2 + 12 * present.length;
  if (nextPage + 4 <= bytes.length) ifd.set(bytes.subarray(nextPage, nextPage + 4), ifd.length - 4);

  const written = join([bytes, new Uint8Array(bytes.length % 2), ifd, ...values]);
  viewOf(written).setUint32(4, start, littleEndian);
  const losses: Loss[] = metadata.exif ? [lost("exif", "EXIF is not written into TIFF")] : [];
  return { bytes: written, losses };
}

const raw = (tag: number, value: Uint8Array): NewField => ({ tag, type: types.undefined, count: value.length, value });

function newFields({ icc, xmp, iptc, density }: Metadata, littleEndian: boolean): NewField[] {
  return [
    ...densityFields(density, littleEndian),
    ...(xmp ? [raw(tags.xmp, xmp)] : []),
    ...(iptc ? [iptcField(iptc)] : []),
    ...(icc ? [raw(tags.icc, icc)] : []),
  ];
}

/** TIFF requires a resolution; without one the picture is said to have square pixels and no unit. */
function densityFields(density: Density | undefined, littleEndian: boolean): NewField[] {
  const { x, y, unit } = density ?? { x: 1, y: 1, unit: undefined };
  const unitValue = unit === undefined ? 1 : unit === "inch" ? 2 : 3;
  const number = (value: number, bytes: 2 | 4): Uint8Array => {
    const view = new DataView(new ArrayBuffer(bytes));
    if (bytes === 2) view.setUint16(0, value, littleEndian);
    else view.setUint32(0, value, littleEndian);
    return new Uint8Array(view.buffer);
  };
  const rational = (tag: number, value: number): NewField => {
    const denominator = Number.isInteger(value) ? 1 : 10_000;
    const fraction = join([number(Math.round(value * denominator), 4), number(denominator, 4)]);
    return { tag, type: types.rational, count: 1, value: fraction };
  };
  return [
    rational(tags.xResolution, x),
    rational(tags.yResolution, y),
    { tag: tags.resolutionUnit, type: types.short, count: 1, value: number(unitValue, 2) },
  ];
}

/** libtiff and Photoshop hold IPTC as whole longs (whose bytes are never swapped); hence the padding. */
function iptcField(iptc: Uint8Array): NewField {
  const longs = Math.ceil(iptc.length / 4);
  const value = new Uint8Array(longs * 4);
  value.set(iptc);
  return { tag: tags.iptc, type: types.long, count: longs, value };
}
