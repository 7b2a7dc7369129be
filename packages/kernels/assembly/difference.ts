// How far apart the samples of two pictures are: strips of interleaved 8-bit RGB at `a` and `b`, whole blocks of 16 pixels
// long. Samples past the end of a picture are alike in both, so that they add nothing.
import { luma4 } from "./luma";

const vector: usize = 16;
/** 16 pixels. */
const block: usize = 48;
/** Where the first samples of 16 pixels stand in three vectors, -1 where another one has the pixel. */
const firsts0 = memory.data<i8>([0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1], 16);
const firsts1 = memory.data<i8>([-1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14, -1, -1, -1, -1, -1], 16);
const firsts2 = memory.data<i8>([-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 4, 7, 10, 13], 16);

/** Sum of the squared differences of all samples; exact up to 66,051 of them. */
export function squaredDifferences(a: usize, b: usize, length: usize): f64 {
  const end = a + length;
  let sum = i32x4.splat(0);
  for (; a < end; a += block, b += block) {
    sum = i32x4.add(sum, squares(distances(v128.load(a), v128.load(b))));
    sum = i32x4.add(sum, squares(distances(v128.load(a, 16), v128.load(b, 16))));
    sum = i32x4.add(sum, squares(distances(v128.load(a, 32), v128.load(b, 32))));
  }
  return total(sum);
}

/** Sum of the squared differences of luma, `luma4`; reads four bytes past the strips. */
export function squaredLumaDifferences(a: usize, b: usize, length: usize): f64 {
  const end = a + length;
  let sum = i32x4.splat(0);
  for (; a < end; a += block, b += block) {
    const d0 = i32x4.sub(luma4(v128.load(a)), luma4(v128.load(b)));
    const d1 = i32x4.sub(luma4(v128.load(a, 12)), luma4(v128.load(b, 12)));
    const d2 = i32x4.sub(luma4(v128.load(a, 24)), luma4(v128.load(b, 24)));
    const d3 = i32x4.sub(luma4(v128.load(a, 36)), luma4(v128.load(b, 36)));
    const low = i16x8.narrow_i32x4_s(d0, d1);
    const high = i16x8.narrow_i32x4_s(d2, d3);
    sum = i32x4.add(sum, i32x4.add(i32x4.dot_i16x8_s(low, low), i32x4.dot_i16x8_s(high, high)));
  }
  return total(sum);
}

/**
 * Writes three 64-bit floats: the sum of the absolute differences of all samples, the greatest of them, and the number of
 * pixels with one above `threshold`.
 */
export function absoluteDifferences(a: usize, b: usize, length: usize, threshold: i32, to: usize): void {
  const end = a + length;
  const limit = i8x16.splat(i8(threshold));
  let sum = i32x4.splat(0);
  let greatest = i8x16.splat(0);
  let count: u64 = 0;
  for (; a < end; a += block, b += block) {
    const d0 = distances(v128.load(a), v128.load(b));
    const d1 = distances(v128.load(a, 16), v128.load(b, 16));
    const d2 = distances(v128.load(a, 32), v128.load(b, 32));
    const pairs = i16x8.add(
      i16x8.add(i16x8.extadd_pairwise_i8x16_u(d0), i16x8.extadd_pairwise_i8x16_u(d1)),
      i16x8.extadd_pairwise_i8x16_u(d2),
    );
    sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_u(pairs));
    greatest = i8x16.max_u(greatest, i8x16.max_u(d0, i8x16.max_u(d1, d2)));
    const within =
      u64(i8x16.bitmask(atMost(d0, limit))) |
      (u64(i8x16.bitmask(atMost(d1, limit))) << 16) |
      (u64(i8x16.bitmask(atMost(d2, limit))) << 32);
    // One bit a sample; the first of each three says whether all of the pixel are within.
    count += 16 - popcnt<u64>(within & (within >> 1) & (within >> 2) & 0x2492_4924_9249);
  }
  store<f64>(to, total(sum));
  store<f64>(to, f64(greatestOf(greatest)), 8);
  store<f64>(to, f64(count), 16);
}

/** Writes 255 for each pixel with a sample that differs by more than `threshold`, else 0; one byte a pixel. */
export function differenceMask(a: usize, b: usize, length: usize, threshold: i32, to: usize): void {
  const end = a + length;
  const limit = i8x16.splat(i8(threshold));
  for (; a < end; a += block, b += block, to += vector) {
    const w0 = atMost(distances(v128.load(a), v128.load(b)), limit);
    const w1 = atMost(distances(v128.load(a, 16), v128.load(b, 16)), limit);
    const w2 = atMost(distances(v128.load(a, 32), v128.load(b, 32)), limit);
    const p0 = i8x16.swizzle(threeWithin(w0, w1), v128.load(firsts0));
    const p1 = i8x16.swizzle(threeWithin(w1, w2), v128.load(firsts1));
    const p2 = i8x16.swizzle(threeWithin(w2, w2), v128.load(firsts2));
    v128.store(to, v128.not(v128.or(p0, v128.or(p1, p2))));
  }
}

/** Whether each sample and the two behind it are within; `next` is the vector that follows. */
function threeWithin(within: v128, next: v128): v128 {
  const second = v128.shuffle<i8>(within, next, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  const third = v128.shuffle<i8>(within, next, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
  return v128.and(within, v128.and(second, third));
}

/** Absolute differences of 16 samples. */
function distances(a: v128, b: v128): v128 {
  return v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a));
}

/** The squares of 16 samples, in four sums. */
function squares(samples: v128): v128 {
  const low = i16x8.extend_low_i8x16_u(samples);
  const high = i16x8.extend_high_i8x16_u(samples);
  return i32x4.add(i32x4.dot_i16x8_s(low, low), i32x4.dot_i16x8_s(high, high));
}

/** All bits set in the samples of up to `limit`. */
function atMost(samples: v128, limit: v128): v128 {
  return i8x16.eq(i8x16.sub_sat_u(samples, limit), i8x16.splat(0));
}

/** The sum of four unsigned lanes, which as a whole stays below 2^32. */
function total(lanes: v128): f64 {
  const halves = i32x4.add(lanes, v128.shuffle<i32>(lanes, lanes, 2, 3, 0, 1));
  return f64(u32(i32x4.extract_lane(halves, 0)) + u32(i32x4.extract_lane(halves, 1)));
}

function greatestOf(samples: v128): u32 {
  const eight = i8x16.max_u(samples, v128.shuffle<i32>(samples, samples, 2, 3, 0, 1));
  const four = i8x16.max_u(eight, v128.shuffle<i32>(eight, eight, 1, 0, 3, 2));
  const two = i8x16.max_u(four, v128.shuffle<i16>(four, four, 1, 0, 3, 2, 5, 4, 7, 6));
  return max(i8x16.extract_lane_u(two, 0), i8x16.extract_lane_u(two, 1));
}
