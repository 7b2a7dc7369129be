import type { Rgb8 } from "@pixelproof/core";
import { spareBytes } from "../luma/luma-reader.ts";
import { placeTaps } from "../resample/place-taps.ts";
import { samplesRead, type AxisTaps } from "../resample/taps.ts";
import type { Lease } from "../wasm/lease.ts";

/** A part of a picture, px: `left` and `top` belong to it, `right` and `bottom` do not. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rows are padded to the eight vectors that are filtered at a time. */
export const rowBytesOf = (width: number): number => Math.ceil(width / 32) * 128;

/** Rows filtered along x together, one a lane. */
const group = 4;

/**
 * BT.601 luma of a picture, filtered along x and then along y, in the part `rect` of the result: 32-bit floats, a row
 * every `rowBytesOf` its width. Gives its address; room is reserved for it and for what it takes.
 */
export function filterLuma(
  lease: Lease,
  picture: Rgb8,
  { x, y }: AxisTaps,
  { left, top, right, bottom }: Rect,
): number {
  const { kernels, arena } = lease;
  const [firstColumn, endColumn] = samplesRead(x, left, right);
  const [firstRow, endRow] = samplesRead(y, top, bottom);
  const [columns, width] = [endColumn - firstColumn, right - left];
  const [sourceBytes, rowBytes] = [rowBytesOf(columns), rowBytesOf(width)];
  const groups = Math.ceil((endRow - firstRow) / group);

  const across = placeTaps(lease, x, left, right, firstColumn);
  const down = arena.place(y.weights.subarray(top * y.stride, bottom * y.stride));
  const read = arena.reserve(columns * 3 + spareBytes);
  const luma = arena.reserve(group * sourceBytes);
  const lanes = arena.reserve(group * sourceBytes);
  const filtered = arena.reserve(group * rowBytes);
  const rows = arena.reserve(groups * group * rowBytes);
  const result = arena.reserve((bottom - top) * rowBytes);
  const samples = arena.bytes(read, columns * 3);

  for (let g = 0; g < groups; g++) {
    for (let i = 0; i < group; i++) {
      const row = Math.min(firstRow + g * group + i, endRow - 1) * picture.width;
      samples.set(picture.data.subarray((row + firstColumn) * 3, (row + endColumn) * 3));
      kernels.lumaPlane(read, luma + i * sourceBytes, columns, false);
    }
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => luma + i * sourceBytes);
    kernels.interleave(a, b, c, d, lanes, columns);
    kernels.filterRow(lanes, filtered, width, across.firsts, across.counts, across.weights, x.stride);
    kernels.deinterleave(filtered, rows + g * group * rowBytes, rowBytes, width);
  }
  for (let i = top; i < bottom; i++) {
    const weights = down + (i - top) * y.stride * 4;
    const to = result + (i - top) * rowBytes;
    kernels.filterColumns(
      rows,
      rowBytes,
      groups * group,
      y.firsts[i] - firstRow,
      y.counts[i],
      weights,
      to,
      rowBytes / 16,
    );
  }
  return result;
}
