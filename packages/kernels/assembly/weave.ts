// Luma of 8-bit RGB filtered along both axes, and pictures woven into pixels of one vector. Rows of floats are padded to
// whole blocks of 32; 16 bytes may be read beyond rows of bytes.

import { lumaPlane } from "./luma-plane";
import { filterColumns, filterRow } from "./resample";

const vector: usize = 16;

/**
 * Filters the luma of `rows` rows of bytes along x, four rows at a time, one a lane, into rows of floats. `room` is for
 * eight rows of the source and four of the result.
 */
export function spreadLuma(
  from: usize,
  fromBytes: usize,
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
      lumaPlane(from + min(y + i, rows - 1) * fromBytes, room + i * lumaBytes, columns, false);
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
export function blendLuma(
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

/** Pixels of two rows of floats, the luma of a row of bytes, and one lane of no meaning; row by row. */
export function weave(
  a: usize,
  b: usize,
  rowBytes: usize,
  from: usize,
  fromBytes: usize,
  room: usize,
  to: usize,
  width: usize,
  height: usize,
): void {
  for (let y: usize = 0; y < height; y++, a += rowBytes, b += rowBytes, from += fromBytes, to += 4 * rowBytes) {
    lumaPlane(from, room, width, false);
    for (let at: usize = 0; at < width << 2; at += vector) {
      const luma = v128.load(room + at);
      transpose(v128.load(a + at), v128.load(b + at), luma, luma, to + 4 * at, vector);
    }
  }
}

/** Four rows of four floats become four vectors `step` bytes apart. */
function transpose(a: v128, b: v128, c: v128, d: v128, to: usize, step: usize): void {
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
  v128.store(to + step, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
  v128.store(to + 2 * step, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + 3 * step, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}
