// Planes filtered along both axes, luma of 8-bit RGB among them. Rows of floats are padded to whole blocks of 32; 16 bytes may be read
// beyond rows of bytes.

import { lumaPlane } from "./luma-plane";
import { filterColumns, filterRow } from "./resample";
import { transpose } from "./transpose";

const vector: usize = 16;

/**
 * Filters `rows` rows of RGB bytes or, where `isLuma`, of floats along x, four rows at a time, one a lane, into rows of
 * floats. `room` is for eight rows of the source and four of the result.
 */
export function spreadRows(
  from: usize,
  fromBytes: usize,
  isLuma: bool,
  columns: usize,
  rows: usize,
  firsts: usize,
  counts: usize,
  weights: usize,
  stride: usize,
  room: usize,
  to: usize,
  toBytes: usize,
  width: usize,
): void {
  const lumaBytes = ((columns + 3) & ~3) << 2;
  const lanes = room + 4 * lumaBytes;
  const filtered = lanes + 4 * lumaBytes;
  for (let y: usize = 0; y < rows; y += 4, to += 4 * toBytes) {
    for (let i: usize = 0; i < 4; i++) {
      const row = from + min(y + i, rows - 1) * fromBytes;
      if (isLuma) memory.copy(room + i * lumaBytes, row, columns << 2);
      else lumaPlane(row, room + i * lumaBytes, columns, false);
    }
    const end = room + (columns << 2);
    for (let at = room, lane = lanes; at < end; at += vector, lane += 4 * vector) {
      const below = at + 2 * lumaBytes;
      transpose(v128.load(at), v128.load(at + lumaBytes), v128.load(below), v128.load(below + lumaBytes), lane, vector);
    }
    filterRow(lanes, filtered, width, firsts, counts, weights, stride);
    const rowEnd = to + (width << 2);
    for (let at = to, lane = filtered; at < rowEnd; at += vector, lane += 4 * vector) {
      transpose(v128.load(lane), v128.load(lane, 16), v128.load(lane, 32), v128.load(lane, 48), at, toBytes);
    }
  }
}

/** Row `y` of the result is the sum of the `counts[y]` rows from `firsts[y]` on. */
export function addRows(
  rows: usize,
  rowBytes: usize,
  firsts: usize,
  counts: usize,
  weights: usize,
  stride: usize,
  to: usize,
  height: usize,
): void {
  for (const end = to + height * rowBytes; to < end; to += rowBytes) {
    const first = load<usize>(firsts);
    const count = load<usize>(counts);
    filterColumns(rows, rowBytes, first + count + 1, first, count, weights, to, rowBytes / vector);
    firsts += 4;
    counts += 4;
    weights += stride << 2;
  }
}

/** The sum of absolute differences of two planes of floats. */
export function planeDistance(a: usize, aBytes: usize, b: usize, bBytes: usize, width: usize, height: usize): f64 {
  const rowEnd = width << 2;
  const whole = rowEnd & ~15;
  let total: f64 = 0;
  for (const end = a + height * aBytes; a < end; a += aBytes, b += bBytes) {
    let sums = f32x4.splat(0);
    let at: usize = 0;
    for (; at < whole; at += vector) sums = f32x4.add(sums, f32x4.abs(f32x4.sub(v128.load(a + at), v128.load(b + at))));
    let sum = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
    sum += f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
    for (; at < rowEnd; at += 4) sum += abs(load<f32>(a + at) - load<f32>(b + at));
    total += sum;
  }
  return total;
}
