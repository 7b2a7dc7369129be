import type { Density, Metadata } from "@pixelproof/core";
import { viewOf } from "../bytes.ts";
import { rationalOf } from "../exif/values.ts";
import { tags, types } from "./fields.ts";

/** A field to be written, its value in the file's byte order. */
export interface NewField {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Uint8Array;
}

/** The fields that hold metadata in TIFF. */
export function metadataFields({ icc, xmp, iptc, density }: Metadata, littleEndian: boolean): NewField[] {
  return [
    ...densityFields(density, littleEndian),
    ...(xmp?.length ? [opaqueField(tags.xmp, xmp)] : []),
    ...(iptc?.length ? [iptcField(iptc)] : []),
    ...(icc?.length ? [opaqueField(tags.icc, icc)] : []),
  ];
}

/** TIFF requires a resolution; without one the picture is said to have square pixels and no unit. */
function densityFields(density: Density | undefined, littleEndian: boolean): NewField[] {
  const { x, y, unit } = density ?? { x: 1, y: 1, unit: undefined };
  const value = new Uint8Array(2);
  viewOf(value).setUint16(0, unit === undefined ? 1 : unit === "inch" ? 2 : 3, littleEndian);
  return [
    rationalField(tags.xResolution, x, littleEndian),
    rationalField(tags.yResolution, y, littleEndian),
    { tag: tags.resolutionUnit, type: types.short, count: 1, value },
  ];
}

/** A field of LONG values. */
export function longField(tag: number, values: readonly number[], littleEndian: boolean): NewField {
  const value = new Uint8Array(4 * values.length);
  const view = viewOf(value);
  for (const [i, number] of values.entries()) view.setUint32(4 * i, number, littleEndian);
  return { tag, type: types.long, count: values.length, value };
}

function rationalField(tag: number, number: number, littleEndian: boolean): NewField {
  const { numerator, denominator } = rationalOf(number);
  const value = new Uint8Array(8);
  viewOf(value).setUint32(0, numerator, littleEndian);
  viewOf(value).setUint32(4, denominator, littleEndian);
  return { tag, type: types.rational, count: 1, value };
}

const opaqueField = (tag: number, value: Uint8Array): NewField => ({
  tag,
  type: types.undefined,
  count: value.length,
  value,
});

/** libtiff and Photoshop hold IPTC as whole longs (whose bytes are never swapped); hence the padding. */
function iptcField(iptc: Uint8Array): NewField {
  const longs = Math.ceil(iptc.length / 4);
  const value = new Uint8Array(longs * 4);
  value.set(iptc);
  return { tag: tags.iptc, type: types.long, count: longs, value };
}
