import type { AxisTaps, Spans } from "../resample/taps.ts";
import { leaseKernels, type Lease } from "../wasm/lease.ts";
import { filterPlane, rowBytesOf, type Placed } from "./filter-plane.ts";
import type { Plane } from "./plane.ts";

/**
 * How far `actual` is from what each of the taps makes of `source`: the sum of absolute differences. Taps may make a few
 * samples of each axis only; rows of the source that they do not read are not looked at.
 */
export function planeDistances(source: Plane, actual: Plane, candidates: readonly AxisTaps[]): number[] {
  const lease = leaseKernels();
  try {
    return candidates.map((taps) => {
      lease.arena.reset();
      return distance(lease, source, actual, taps);
    });
  } finally {
    lease.release();
  }
}

function distance(lease: Lease, source: Plane, actual: Plane, { x, y }: AxisTaps): number {
  const { width, height, data } = actual;
  const address = lease.arena.place(data);
  const { rows, spans } = rowsRead(y);
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const filtered = filterPlane(lease, placeRows(lease, source, rows), { x, y: { ...y, ...spans } }, whole);
  return lease.kernels.planeDistance(address, width * 4, filtered, rowBytesOf(width), width, height);
}

/** The rows that the runs read, and the runs among those. */
function rowsRead({ firsts, counts }: Spans): { rows: readonly number[]; spans: Spans } {
  const rows: number[] = [];
  let end = 0;
  const moved = firsts.map((first, i) => {
    for (end = Math.max(end, first); end < first + counts[i]; end++) rows.push(end);
    return rows.length - (end - first);
  });
  return { rows, spans: { firsts: moved, counts } };
}

function placeRows({ arena }: Lease, { width, data }: Plane, rows: readonly number[]): Placed {
  const address = arena.reserve(rows.length * width * 4);
  const floats = arena.floats(address, rows.length * width);
  for (const [i, y] of rows.entries()) floats.set(data.subarray(y * width, (y + 1) * width), i * width);
  return { address, isLuma: true, rect: { left: 0, top: 0, right: width, bottom: rows.length } };
}
