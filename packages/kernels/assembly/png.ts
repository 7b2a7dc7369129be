// Scanlines of PNG (PNG 3, sections 7.2 and 9): samples to bytes, filters, checksum. All addresses are bytes in the memory of
// the instance. Kernels work on whole vectors: blocks end in 32 bytes to spare, and rows of bytes begin behind 16 zeros, which
// stand for the pixel left of the first.

/** Samples of 16 bits, most significant byte first. */
export function swapBytes(from: usize, to: usize, samples: usize): void {
  const end = to + (samples << 1);
  for (; to < end; to += 16, from += 16) {
    const pairs = v128.load(from);
    v128.store(to, v128.or(i16x8.shl(pairs, 8), i16x8.shr_u(pairs, 8)));
  }
}

/** Samples at 8 bits, (v + offset) / 257 rounded down; `offsets` are 16-bit, below 257, and repeat after `period` bytes, a multiple of 32. */
export function narrowRow(from: usize, to: usize, samples: usize, offsets: usize, period: usize): void {
  const end = to + samples;
  let at: usize = 0;
  for (; to < end; to += 16, from += 32) {
    const low = divided(v128.load(from), v128.load(offsets + at));
    const high = divided(v128.load(from, 16), v128.load(offsets + at, 16));
    v128.store(to, i8x16.narrow_i16x8_u(low, high));
    at += 32;
    if (at == period) at = 0;
  }
}

/** (v + offset) / 257 is v / 256, one less or one more; which, the remainder tells without leaving 16 bits. */
function divided(values: v128, offsets: v128): v128 {
  const high = i16x8.shr_u(values, 8);
  const rest = i16x8.sub(i16x8.add(v128.and(values, i16x8.splat(255)), offsets), high);
  return i16x8.sub(i16x8.add(high, i16x8.lt_s(rest, i16x8.splat(0))), i16x8.gt_s(rest, i16x8.splat(256)));
}

/** Writes a row of `length` bytes filtered by `type`, 0 to 4, with `pixel` bytes a pixel. */
export function filterBytes(type: i32, row: usize, above: usize, length: usize, pixel: usize, to: usize): void {
  const end = row + length;
  if (type == 0) {
    memory.copy(to, row, length);
  } else if (type == 1) {
    for (; row < end; row += 16, to += 16) v128.store(to, i8x16.sub(v128.load(row), v128.load(row - pixel)));
  } else if (type == 2) {
    for (; row < end; row += 16, to += 16, above += 16) v128.store(to, i8x16.sub(v128.load(row), v128.load(above)));
  } else if (type == 3) {
    for (; row < end; row += 16, to += 16, above += 16) {
      v128.store(to, i8x16.sub(v128.load(row), average(v128.load(row - pixel), v128.load(above))));
    }
  } else {
    for (; row < end; row += 16, to += 16, above += 16) {
      const predicted = paeth(v128.load(row - pixel), v128.load(above), v128.load(above - pixel));
      v128.store(to, i8x16.sub(v128.load(row), predicted));
    }
  }
}

/**
 * The filter whose residuals take the fewest bits by estimate, the first of equals: none for 0, else 2 + log2(1 + |residual|). Of
 * long rows it looks at 4 KiB, evenly spread.
 */
export function chooseFilter(row: usize, above: usize, length: usize, pixel: usize): i32 {
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const step = max<usize>(length >> 12, 1) << 4;
  let none = i32x4.splat(0);
  let sub = none;
  let up = none;
  let mean = none;
  let nearest = none;
  for (let i: usize = 0; i < length; i += step) {
    const x = v128.load(row + i);
    const a = v128.load(row + i - pixel);
    const b = v128.load(above + i);
    const c = v128.load(above + i - pixel);
    const inside = i8x16.lt_u(lanes, i8x16.splat(i8(min<usize>(length - i, 16))));
    none = i32x4.add(none, bits(v128.and(inside, x)));
    sub = i32x4.add(sub, bits(v128.and(inside, i8x16.sub(x, a))));
    up = i32x4.add(up, bits(v128.and(inside, i8x16.sub(x, b))));
    mean = i32x4.add(mean, bits(v128.and(inside, i8x16.sub(x, average(a, b)))));
    nearest = i32x4.add(nearest, bits(v128.and(inside, i8x16.sub(x, paeth(a, b, c)))));
  }
  const least = min(min(total(none), total(sub)), min(min(total(up), total(mean)), total(nearest)));
  if (total(none) == least) return 0;
  if (total(sub) == least) return 1;
  if (total(up) == least) return 2;
  return total(mean) == least ? 3 : 4;
}

/** Adler-32 of bytes behind those that gave `adler` (RFC 1950, section 8.2). */
export function adler32(adler: u32, from: usize, length: usize): u32 {
  const weightsLow = i16x8(16, 15, 14, 13, 12, 11, 10, 9);
  const weightsHigh = i16x8(8, 7, 6, 5, 4, 3, 2, 1);
  let a: u64 = adler & 0xffff;
  let b: u64 = adler >>> 16;
  while (length >= 16) {
    // As many bytes as the sums of 32 bits hold.
    const block = min<usize>(length, 5552) & ~15;
    let sums = i32x4.splat(0);
    let before = sums;
    let weighted = sums;
    for (const end = from + block; from < end; from += 16) {
      const bytes = v128.load(from);
      before = i32x4.add(before, sums);
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
      const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(bytes), weightsLow);
      const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(bytes), weightsHigh);
      weighted = i32x4.add(weighted, i32x4.add(low, high));
    }
    b = (b + a * block + total(before) * 16 + total(weighted)) % 65521;
    a = (a + total(sums)) % 65521;
    length -= block;
  }
  for (const end = from + length; from < end; from++) {
    a += load<u8>(from);
    b += a;
  }
  return u32(((b % 65521) << 16) | (a % 65521));
}

function average(a: v128, b: v128): v128 {
  const odd = v128.and(v128.xor(a, b), i8x16.splat(1));
  return i8x16.sub(i8x16.avgr_u(a, b), odd);
}

/** The neighbour nearest to a + b - c: left, above, above left, in this order (PNG 3, section 9.4), in bytes throughout. */
function paeth(a: v128, b: v128, c: v128): v128 {
  const left = i8x16.sub(i8x16.max_u(b, c), i8x16.min_u(b, c));
  const up = i8x16.sub(i8x16.max_u(a, c), i8x16.min_u(a, c));
  // |a + b - 2c| is the sum of the two where a and b lie on the same side of c, else their difference.
  const sameSide = i8x16.eq(i8x16.ge_u(a, c), i8x16.ge_u(b, c));
  const apart = i8x16.sub(i8x16.max_u(left, up), i8x16.min_u(left, up));
  const corner = v128.bitselect(i8x16.add_sat_u(left, up), apart, sameSide);
  const upOrCorner = v128.bitselect(b, c, i8x16.le_u(up, corner));
  return v128.bitselect(a, upOrCorner, i8x16.le_u(left, i8x16.min_u(up, corner)));
}

/** Quarters of bits by estimate: exact below 16, by the middle of each sixteen above. */
function bits(residuals: v128): v128 {
  const sizes = i8x16.abs(residuals);
  const small = i8x16.swizzle(i8x16(0, 12, 14, 16, 17, 18, 19, 20, 21, 21, 22, 22, 23, 23, 24, 24), sizes);
  const large = i8x16.swizzle(i8x16(0, 26, 29, 31, 33, 34, 35, 36, 36, 0, 0, 0, 0, 0, 0, 0), i8x16.shr_u(sizes, 4));
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(v128.or(small, large)));
}

function total(sums: v128): u64 {
  return (
    u64(u32(i32x4.extract_lane(sums, 0))) +
    u64(u32(i32x4.extract_lane(sums, 1))) +
    u64(u32(i32x4.extract_lane(sums, 2))) +
    u64(u32(i32x4.extract_lane(sums, 3)))
  );
}
