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
export function filterLuma(lease: Lease, picture: Rgb8, { x, y }: AxisTaps, rect: Rect): number {
  const { kernels, arena } = lease;
  const { left, top, right, bottom } = rect;
  const [firstColumn, endColumn] = samplesRead(x, left, right);
  const [firstRow, endRow] = samplesRead(y, top, bottom);
  const [columns, count] = [endColumn - firstColumn, endRow - firstRow];
  const rowBytes = rowBytesOf(right - left);

  const across = placeTaps(lease, x, left, right, firstColumn);
  const down = placeTaps(lease, y, top, bottom, firstRow);
  const room = arena.reserve(2 * group * rowBytesOf(columns) + group * rowBytes);
  const rows = arena.reserve((count + group) * rowBytes);
  const result = arena.reserve((bottom - top) * rowBytes);
  const source = placeBytes(lease, picture, { left: firstColumn, top: firstRow, right: endColumn, bottom: endRow });
  kernels.spreadLuma(
    source,
    columns * 3,
    columns,
    count,
    across.firsts,
    across.counts,
    across.weights,
    x.stride,
    room,
    rows,
    rowBytes,
    right - left,
  );
  kernels.blendLuma(rows, rowBytes, down.firsts, down.counts, down.weights, y.stride, result, bottom - top);
  return result;
}

/** Copies a part of a picture, row to row, and gives its address. */
export function placeBytes({ arena }: Lease, picture: Rgb8, { left, top, right, bottom }: Rect): number {
  const rowBytes = (right - left) * 3;
  const address = arena.reserve((bottom - top) * rowBytes + spareBytes);
  const bytes = arena.bytes(address, (bottom - top) * rowBytes);
  for (let y = top; y < bottom; y++) {
    const row = picture.data.subarray((y * picture.width + left) * 3, (y * picture.width + right) * 3);
    bytes.set(row, (y - top) * rowBytes);
  }
  return address;
}
