import type { Rgb8 } from "@pixelproof/core";
import { placeTaps } from "../resample/place-taps.ts";
import { samplesRead, type AxisTaps } from "../resample/taps.ts";
import type { Lease } from "../wasm/lease.ts";
import { spareBytes } from "./luma-reader.ts";

/** A part of a picture, px: `left` and `top` belong to it, `right` and `bottom` do not. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The part `rect` of a picture in the memory of the kernels, row behind row: RGB bytes, or luma as 32-bit floats. */
export interface Placed {
  readonly address: number;
  readonly isLuma: boolean;
  readonly rect: Rect;
}

/** Rows are padded to the eight vectors that are filtered at a time. */
export const rowBytesOf = (width: number): number => Math.ceil(width / 32) * 128;

/** Rows filtered along x together, one a lane. */
const group = 4;

/**
 * Luma filtered along x and then along y, in the part `rect` of the result: 32-bit floats, a row every `rowBytesOf` its
 * width. The source holds all that is read for it. Gives its address; room is reserved for it and for what it takes.
 */
export function filterPlane(lease: Lease, source: Placed, { x, y }: AxisTaps, rect: Rect): number {
  const { kernels, arena } = lease;
  const [columns, rows] = [source.rect.right - source.rect.left, source.rect.bottom - source.rect.top];
  const [width, height] = [rect.right - rect.left, rect.bottom - rect.top];
  const rowBytes = rowBytesOf(width);
  const across = placeTaps(lease, x, rect.left, rect.right, source.rect.left);
  const down = placeTaps(lease, y, rect.top, rect.bottom, source.rect.top);
  const room = arena.reserve(2 * group * rowBytesOf(columns) + group * rowBytes);
  const spread = arena.reserve((rows + group) * rowBytes);
  const result = arena.reserve(height * rowBytes);
  kernels.spreadRows(
    source.address,
    columns * (source.isLuma ? 4 : 3),
    source.isLuma,
    columns,
    rows,
    across.firsts,
    across.counts,
    across.weights,
    x.stride,
    room,
    spread,
    rowBytes,
    width,
  );
  kernels.addRows(spread, rowBytes, down.firsts, down.counts, down.weights, y.stride, result, height);
  return result;
}

/** BT.601 luma of a picture, filtered: as `filterPlane`. */
export function filterLuma(lease: Lease, picture: Rgb8, taps: AxisTaps, rect: Rect): number {
  const [left, right] = samplesRead(taps.x, rect.left, rect.right);
  const [top, bottom] = samplesRead(taps.y, rect.top, rect.bottom);
  return filterPlane(lease, placePart(lease, picture, { left, top, right, bottom }), taps, rect);
}

/** Copies a part of a picture. */
export function placePart({ arena }: Lease, { width, data }: Rgb8, rect: Rect): Placed {
  const { left, top, right, bottom } = rect;
  const rowBytes = (right - left) * 3;
  const address = arena.reserve((bottom - top) * rowBytes + spareBytes);
  const bytes = arena.bytes(address, (bottom - top) * rowBytes);
  for (let y = top; y < bottom; y++) {
    bytes.set(data.subarray((y * width + left) * 3, (y * width + right) * 3), (y - top) * rowBytes);
  }
  return { address, isLuma: false, rect };
}
