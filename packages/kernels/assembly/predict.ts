// Enlarging 8-bit RGB in whole numbers: bytes are filtered along x into rows of 16-bit samples with 6 fractional bits, one
// channel beside the other, and those along y into bytes. Weights have 14 fractional bits and come in pairs.

const fraction: i32 = 6;
const weightFraction: i32 = 14;

/** RGB bytes to 16-bit lanes, each pixel beside its right neighbour: r r' g g' b b' and two of no meaning. */
export function pairPixels(from: usize, to: usize, width: usize): void {
  for (const end = to + width * 16; to < end; to += 16, from += 3) {
    const bytes = v128.load64_zero(from);
    const pairs = v128.shuffle<i8>(bytes, bytes, 0, 3, 1, 4, 2, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0);
    v128.store(to, i16x8.extend_low_i8x16_u(pairs));
  }
}

/** One row along x: pixel `i` is the sum of `pairs[i]` pairs from `firsts[i]` on; channels go `plane` bytes apart. */
export function spreadRow(
  from: usize,
  to: usize,
  plane: usize,
  width: usize,
  firsts: usize,
  pairs: usize,
  weights: usize,
  stride: usize,
): void {
  for (const end = to + width * 2; to < end; to += 2) {
    let at = from + load<usize>(firsts) * 16;
    const last = weights + load<usize>(pairs) * 4;
    let sum = i32x4.splat(1 << (weightFraction - fraction - 1));
    for (let weight = weights; weight < last; weight += 4, at += 32) {
      sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(at), v128.load32_splat(weight)));
    }
    const wide = i32x4.shr_s(sum, weightFraction - fraction);
    const samples = i16x8.narrow_i32x4_s(wide, wide);
    v128.store16_lane(to, samples, 0);
    v128.store16_lane(to + plane, samples, 1);
    v128.store16_lane(to + plane * 2, samples, 2);
    firsts += 4;
    pairs += 4;
    weights += stride * 4;
  }
}

/** The weighted sum of `pairs` pairs of rows of a ring of `slots` rows, from `slot` on, clamped to bytes; 16 at a time. */
export function blendRows(
  ring: usize,
  rowBytes: usize,
  slots: usize,
  slot: usize,
  pairs: usize,
  weights: usize,
  to: usize,
  length: usize,
): void {
  const ringEnd = ring + slots * rowBytes;
  const last = weights + pairs * 4;
  const first = ring + slot * rowBytes;
  const half = i32x4.splat(1 << (fraction + weightFraction - 1));
  for (let x: usize = 0; x < length; x += 16) {
    let a = half;
    let b = half;
    let c = half;
    let d = half;
    let row = first + x * 2;
    for (let weight = weights; weight < last; weight += 4) {
      const w = v128.load32_splat(weight);
      let next = row + rowBytes;
      if (next >= ringEnd) next -= slots * rowBytes;
      const low = v128.load(row);
      const lowNext = v128.load(next);
      const high = v128.load(row, 16);
      const highNext = v128.load(next, 16);
      a = i32x4.add(a, i32x4.dot_i16x8_s(v128.shuffle<i16>(low, lowNext, 0, 8, 1, 9, 2, 10, 3, 11), w));
      b = i32x4.add(b, i32x4.dot_i16x8_s(v128.shuffle<i16>(low, lowNext, 4, 12, 5, 13, 6, 14, 7, 15), w));
      c = i32x4.add(c, i32x4.dot_i16x8_s(v128.shuffle<i16>(high, highNext, 0, 8, 1, 9, 2, 10, 3, 11), w));
      d = i32x4.add(d, i32x4.dot_i16x8_s(v128.shuffle<i16>(high, highNext, 4, 12, 5, 13, 6, 14, 7, 15), w));
      row = next + rowBytes;
      if (row >= ringEnd) row -= slots * rowBytes;
    }
    const left = i16x8.narrow_i32x4_s(whole(a), whole(b));
    v128.store(to + x, i8x16.narrow_i16x8_u(left, i16x8.narrow_i32x4_s(whole(c), whole(d))));
  }
}

function whole(sums: v128): v128 {
  return i32x4.shr_s(sums, fraction + weightFraction);
}
