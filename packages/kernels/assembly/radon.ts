// The approximate discrete Radon transform (Goetz and Druckmueller 1996; Brady 1998) of tiles: sums of 32 signed bytes, one
// a row, along every digital line of a slope of 0 to 31 positions.

/** Positions of a tile whose sums are made, and that have to be there. */
const positions: usize = 224;
const rowBytes: usize = 512;
const block: usize = 16;

/**
 * Finds in each block of 16 positions the highest and the lowest sum, where it is at least `least` high or low. Row `i`
 * of the tile stands at `rows + i * stride`. `sums` and `other` are scratch, 32 rows of 512 bytes each and 64 bytes
 * beyond. Peaks are written as three whole numbers: sum, position, slope. Gives their count, 28 at most.
 */
export function radonPeaks(rows: usize, stride: isize, sums: usize, other: usize, least: i32, peaks: usize): usize {
  addFour(rows, stride, sums);
  merge(sums, other, 4, 248);
  merge(other, sums, 8, 240);
  const high = i16x8.splat(i16(least - 1));
  const low = i16x8.splat(i16(1 - least));
  let end = peaks;
  for (let first: usize = 0; first < positions; first += block) {
    let highest = high;
    let lowest = low;
    for (let slope: usize = 0; slope < 32; slope++) {
      const a = sums + (slope >> 1) * rowBytes + first * 2;
      const b = a + 16 * rowBytes + ((slope + 1) >> 1) * 2;
      const left = i16x8.add(v128.load(a), v128.load(b));
      const right = i16x8.add(v128.load(a, 16), v128.load(b, 16));
      highest = i16x8.max_s(highest, i16x8.max_s(left, right));
      lowest = i16x8.min_s(lowest, i16x8.min_s(left, right));
    }
    if (v128.any_true(i16x8.gt_s(highest, high))) end = writePeak(sums, first, 1, end);
    if (v128.any_true(i16x8.lt_s(lowest, low))) end = writePeak(sums, first, -1, end);
  }
  return (end - peaks) / 12;
}

/** Rows of bytes to the sums of the four rows of each piece, at slopes 0 to 3. */
function addFour(rows: usize, stride: isize, to: usize): void {
  for (let piece = 0; piece < 8; piece++) {
    const a = rows;
    const b = a + usize(stride);
    const c = b + usize(stride);
    const d = c + usize(stride);
    rows = d + usize(stride);
    for (let p: usize = 0; p < 256; p += 8, to += 16) {
      const first = v128.load8x8_s(a + p);
      const second = v128.load8x8_s(b + p);
      const secondShifted = v128.load8x8_s(b + p, 1);
      const third = v128.load8x8_s(c + p, 1);
      const fourth = v128.load8x8_s(d + p, 2);
      const straight = i16x8.add(first, second);
      const tilted = i16x8.add(first, secondShifted);
      v128.store(to, i16x8.add(straight, i16x8.add(v128.load8x8_s(c + p), v128.load8x8_s(d + p))));
      v128.store(to + rowBytes, i16x8.add(straight, i16x8.add(third, v128.load8x8_s(d + p, 1))));
      v128.store(to + 2 * rowBytes, i16x8.add(tilted, i16x8.add(third, fourth)));
      v128.store(to + 3 * rowBytes, i16x8.add(tilted, i16x8.add(v128.load8x8_s(c + p, 2), v128.load8x8_s(d + p, 3))));
    }
    to += 3 * rowBytes;
  }
}

/** Two neighbouring pieces of `size` rows and slopes make one of twice as many; the first `count` positions. */
function merge(from: usize, to: usize, size: usize, count: usize): void {
  for (let piece: usize = 0; piece < 32; piece += 2 * size) {
    for (let slope: usize = 0; slope < 2 * size; slope++) {
      const a = from + (piece + (slope >> 1)) * rowBytes;
      const b = a + size * rowBytes + ((slope + 1) >> 1) * 2;
      const sum = to + (piece + slope) * rowBytes;
      for (let p: usize = 0; p < count * 2; p += 16) {
        v128.store(sum + p, i16x8.add(v128.load(a + p), v128.load(b + p)));
      }
    }
  }
}

/** Looks for the first highest of `sign` times the sums of one block, slope by slope. */
function writePeak(sums: usize, first: usize, sign: i32, to: usize): usize {
  let best = i32.MIN_VALUE;
  for (let slope: usize = 0; slope < 32; slope++) {
    const a = sums + (slope >> 1) * rowBytes;
    const b = a + 16 * rowBytes + ((slope + 1) >> 1) * 2;
    for (let p = first; p < first + block; p++) {
      const sum = sign * (i32(load<i16>(a + p * 2)) + i32(load<i16>(b + p * 2)));
      if (sum <= best) continue;
      best = sum;
      store<i32>(to, sign * sum);
      store<i32>(to, i32(p), 4);
      store<i32>(to, i32(slope), 8);
    }
  }
  return to + 12;
}

/** Whether any of `rows` rows of 16 * `vectors` bytes is at least `least` from 0. */
export function anyBeyond(from: usize, stride: usize, rows: usize, vectors: usize, least: i8): bool {
  const high = i8x16.splat(least - 1);
  const low = i8x16.splat(1 - least);
  for (let y: usize = 0; y < rows; y++, from += stride) {
    let highest = high;
    let lowest = low;
    for (let x: usize = 0; x < vectors * 16; x += 16) {
      const values = v128.load(from + x);
      highest = i8x16.max_s(highest, values);
      lowest = i8x16.min_s(lowest, values);
    }
    if (v128.any_true(v128.or(i8x16.gt_s(highest, high), i8x16.lt_s(lowest, low)))) return true;
  }
  return false;
}

/** `columns` columns of `rows` rows of bytes, both multiples of 16, turned into rows; `scratch` takes 512 bytes. */
export function transposeBytes(
  from: usize,
  stride: usize,
  rows: usize,
  columns: usize,
  to: usize,
  toStride: usize,
  scratch: usize,
): void {
  for (let y: usize = 0; y < rows; y += 16) {
    for (let x: usize = 0; x < columns; x += 16) {
      // Four rounds of interleaving rows with those eight further on exchange rows and columns.
      interleave(from + y * stride + x, stride, scratch, 16);
      interleave(scratch, 16, scratch + 256, 16);
      interleave(scratch + 256, 16, scratch, 16);
      interleave(scratch, 16, to + x * toStride + y, toStride);
    }
  }
}

function interleave(from: usize, stride: usize, to: usize, toStride: usize): void {
  for (let i: usize = 0; i < 8; i++) {
    const a = v128.load(from + i * stride);
    const b = v128.load(from + (i + 8) * stride);
    const low = v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const high = v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    v128.store(to + 2 * i * toStride, low);
    v128.store(to + (2 * i + 1) * toStride, high);
  }
}
