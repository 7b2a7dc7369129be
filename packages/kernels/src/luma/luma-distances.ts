import type { Rgb8 } from "@pixelproof/core";
import type { AxisTaps, Spans } from "../resample/taps.ts";
import { leaseKernels, type Lease } from "../wasm/lease.ts";
import { filterLuma, rowBytesOf } from "./filter-luma.ts";
import { LumaReader, spareBytes } from "./luma-reader.ts";

/** Places in a picture: each of the columns in each of the rows, px. */
export interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/**
 * How far `after` is from what each of the taps makes of `before`, at the places of a grid: the sum of absolute
 * differences of BT.601 luma. Taps make the columns and rows of the grid alone; nothing else is looked at.
 */
export function lumaDistances(before: Rgb8, after: Rgb8, grid: Grid, candidates: readonly AxisTaps[]): number[] {
  const actual = picked(after, grid);
  const lease = leaseKernels();
  try {
    return candidates.map((taps) => {
      lease.arena.reset();
      return distance(lease, actual, before, taps);
    });
  } finally {
    lease.release();
  }
}

function distance(lease: Lease, actual: Rgb8, before: Rgb8, { x, y }: AxisTaps): number {
  const { width, height } = actual;
  const rowBytes = rowBytesOf(width);
  const luma = lease.arena.reserve(height * rowBytes + spareBytes);
  const reader = new LumaReader(lease, width, false);
  for (let row = 0; row < height; row++) reader.read(actual, row, 1, luma + row * rowBytes);
  const { picture, spans } = rowsRead(before, y);
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const filtered = filterLuma(lease, picture, { x, y: { ...y, ...spans } }, whole);
  return lease.kernels.planeDistance(luma, filtered, rowBytes, width, height);
}

/** The places of a grid as a picture. */
function picked({ width, data }: Rgb8, { columns, rows }: Grid): Rgb8 {
  const picked = new Uint8Array(columns.length * rows.length * 3);
  let to = 0;
  for (const y of rows) {
    for (const x of columns) {
      const from = (y * width + x) * 3;
      picked[to++] = data[from];
      picked[to++] = data[from + 1];
      picked[to++] = data[from + 2];
    }
  }
  return { width: columns.length, height: rows.length, data: picked };
}

/** The rows that the runs read as a picture of their own, and the runs in it. */
function rowsRead({ width, data }: Rgb8, { firsts, counts }: Spans): { picture: Rgb8; spans: Spans } {
  const rows: number[] = [];
  let end = 0;
  const moved = firsts.map((first, i) => {
    for (end = Math.max(end, first); end < first + counts[i]; end++) rows.push(end);
    return rows.length - (end - first);
  });
  const read = new Uint8Array(rows.length * width * 3);
  for (const [i, y] of rows.entries()) read.set(data.subarray(y * width * 3, (y + 1) * width * 3), i * width * 3);
  return { picture: { width, height: rows.length, data: read }, spans: { firsts: moved, counts } };
}
