// Rows of the opponent planes of a difference of two RGB pictures, in quarters of an 8-bit step as 16-bit samples, and
// what is derived from them. A row holds its three planes one after the other, each with a border before and after it.

/** RGB bytes minus bytes that stand channel by channel, `plane` bytes apart, as R + 2G + B, 4(R - G), 4(B - G). */
export function opponentRow(rgb: usize, predicted: usize, plane: usize, to: usize, toPlane: usize, width: usize): void {
  for (let x: usize = 0; x < width; x += 16, rgb += 48, to += 32) {
    const a = v128.load(rgb);
    const b = v128.load(rgb, 16);
    const c = v128.load(rgb, 32);
    const reds = v128.shuffle<i8>(a, b, 0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 0, 0, 0, 0, 0);
    const red = v128.shuffle<i8>(reds, c, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 20, 23, 26, 29);
    const greens = v128.shuffle<i8>(a, b, 1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 0, 0, 0, 0, 0);
    const green = v128.shuffle<i8>(greens, c, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 21, 24, 27, 30);
    const blues = v128.shuffle<i8>(a, b, 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 0, 0, 0, 0, 0, 0);
    const blue = v128.shuffle<i8>(blues, c, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 19, 22, 25, 28, 31);
    const otherRed = v128.load(predicted + x);
    const otherGreen = v128.load(predicted + plane + x);
    const otherBlue = v128.load(predicted + plane * 2 + x);
    oppose(
      i16x8.sub(i16x8.extend_low_i8x16_u(red), i16x8.extend_low_i8x16_u(otherRed)),
      i16x8.sub(i16x8.extend_low_i8x16_u(green), i16x8.extend_low_i8x16_u(otherGreen)),
      i16x8.sub(i16x8.extend_low_i8x16_u(blue), i16x8.extend_low_i8x16_u(otherBlue)),
      to,
      toPlane,
    );
    oppose(
      i16x8.sub(i16x8.extend_high_i8x16_u(red), i16x8.extend_high_i8x16_u(otherRed)),
      i16x8.sub(i16x8.extend_high_i8x16_u(green), i16x8.extend_high_i8x16_u(otherGreen)),
      i16x8.sub(i16x8.extend_high_i8x16_u(blue), i16x8.extend_high_i8x16_u(otherBlue)),
      to + 16,
      toPlane,
    );
  }
}

function oppose(red: v128, green: v128, blue: v128, to: usize, toPlane: usize): void {
  v128.store(to, i16x8.add(i16x8.add(red, blue), i16x8.shl(green, 1)));
  v128.store(to + toPlane, i16x8.shl(i16x8.sub(red, green), 2));
  v128.store(to + toPlane * 2, i16x8.shl(i16x8.sub(blue, green), 2));
}

/** Mirrors `reach` samples beyond either end of a row's planes, the end itself not repeated; clamped where it is shorter. */
export function mirrorEnds(row: usize, plane: usize, width: i32, reach: i32): void {
  const last = width - 1;
  for (const end = row + plane * 3; row < end; row += plane) {
    for (let i = 1; i <= reach; i++) {
      store<i16>(row - usize(i) * 2, load<i16>(row + usize(min(i, last)) * 2));
      store<i16>(row + usize(last + i) * 2, load<i16>(row + usize(max(last - i, 0)) * 2));
    }
  }
}

/** 2^15 * 8 / 81: from sums of 9 quarters to 32nds of a step of which 9 make the mean of 81. */
const boxShare: i16 = 3236;

/**
 * Moves column sums of nine rows on by one row, and writes their share of a 9x9 mean (32nds of a step) and the 1 2 1 sum
 * of three rows (16ths of a step); `length` samples, eight at a time.
 */
export function slideRows(
  sums: usize,
  entering: usize,
  leaving: usize,
  above: usize,
  here: usize,
  below: usize,
  shares: usize,
  narrow: usize,
  length: usize,
): void {
  const share = i16x8.splat(boxShare);
  for (let x: usize = 0; x < length * 2; x += 16) {
    const sum = i16x8.sub(i16x8.add(v128.load(sums + x), v128.load(entering + x)), v128.load(leaving + x));
    v128.store(sums + x, sum);
    v128.store(shares + x, i16x8.q15mulr_sat_s(sum, share));
    const outer = i16x8.add(v128.load(above + x), v128.load(below + x));
    v128.store(narrow + x, i16x8.add(outer, i16x8.shl(v128.load(here + x), 1)));
  }
}

/**
 * The 3x3 binomial mean minus the 9x9 mean of a row's planes in halves of a step, rounded and clamped to -128..127, side
 * by side; 16 at a time.
 */
export function detailRow(shares: usize, narrow: usize, plane: usize, to: usize, width: usize): void {
  for (const last = to + width * 3; to < last; shares += plane, narrow += plane) {
    let x: usize = 0;
    for (const end = to + width; to < end; to += 16, x += 32) {
      v128.store(to, i8x16.narrow_i16x8_s(detail(shares + x, narrow + x), detail(shares + x + 16, narrow + x + 16)));
    }
  }
}

function detail(shares: usize, narrow: usize): v128 {
  const left = i16x8.add(i16x8.add(v128.load(shares - 8), v128.load(shares - 6)), v128.load(shares - 4));
  const middle = i16x8.add(i16x8.add(v128.load(shares - 2), v128.load(shares)), v128.load(shares, 2));
  const right = i16x8.add(i16x8.add(v128.load(shares, 4), v128.load(shares, 6)), v128.load(shares, 8));
  const box = i16x8.add(i16x8.add(left, middle), right);
  const outer = i16x8.add(v128.load(narrow - 2), v128.load(narrow, 2));
  const binomial = i16x8.add(outer, i16x8.shl(v128.load(narrow), 1));
  return i16x8.shr_s(i16x8.add(i16x8.sub(i16x8.shr_s(binomial, 1), box), i16x8.splat(8)), 4);
}

/** The least and the greatest of five rows, `rowBytes` apart in a ring of `slots` rows; eight at a time. */
export function extremesOfRows(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  lows: usize,
  highs: usize,
  length: usize,
): void {
  for (let x: usize = 0; x < length * 2; x += 16) {
    const first = v128.load(a + x);
    const second = v128.load(b + x);
    const third = v128.load(c + x);
    const fourth = v128.load(d + x);
    const fifth = v128.load(e + x);
    const low = i16x8.min_s(i16x8.min_s(i16x8.min_s(first, second), i16x8.min_s(third, fourth)), fifth);
    const high = i16x8.max_s(i16x8.max_s(i16x8.max_s(first, second), i16x8.max_s(third, fourth)), fifth);
    v128.store(lows + x, low);
    v128.store(highs + x, high);
  }
}

/**
 * Range of five neighbours along a row's planes, greatest minus least, in whole multiples of 8 steps, 0..63, side by side;
 * 16 at a time.
 */
export function rangeRow(lows: usize, highs: usize, plane: usize, to: usize, width: usize): void {
  for (const last = to + width * 3; to < last; lows += plane, highs += plane) {
    let x: usize = 0;
    for (const end = to + width; to < end; to += 16, x += 32) {
      v128.store(to, i8x16.narrow_i16x8_u(range(lows + x, highs + x), range(lows + x + 16, highs + x + 16)));
    }
  }
}

function range(lows: usize, highs: usize): v128 {
  const low = i16x8.min_s(
    i16x8.min_s(v128.load(lows - 4), v128.load(lows - 2)),
    i16x8.min_s(i16x8.min_s(v128.load(lows), v128.load(lows, 2)), v128.load(lows, 4)),
  );
  const high = i16x8.max_s(
    i16x8.max_s(v128.load(highs - 4), v128.load(highs - 2)),
    i16x8.max_s(i16x8.max_s(v128.load(highs), v128.load(highs, 2)), v128.load(highs, 4)),
  );
  return i16x8.shr_s(i16x8.sub(high, low), 5);
}

/** `to[i]` is the 16-bit entry of the table for the byte `from[columns[i]]`. */
export function lookUpRow(from: usize, columns: usize, table: usize, to: usize, width: usize): void {
  for (const end = to + width * 2; to < end; to += 2, columns += 4) {
    store<i16>(to, load<i16>(table + usize(load<u8>(from + load<usize>(columns))) * 2));
  }
}

/**
 * Counts every third magnitude of a row of signed bytes, from `first` on, 0..127, apart for each byte of
 * `from[columns[i]]`: 128 counts of 32 bits for each.
 */
export function countRow(detail: usize, from: usize, columns: usize, counts: usize, first: usize, width: usize): void {
  for (let x = first; x < width; x += 3) {
    const bin = usize(load<u8>(from + load<usize>(columns + x * 4)));
    const magnitude = usize(min(abs(i32(load<i8>(detail + x))), 127));
    const count = counts + ((bin << 7) + magnitude) * 4;
    store<u32>(count, load<u32>(count) + 1);
  }
}

/**
 * Three planes of bytes, `plane` bytes apart, times their factors (128ths, 16-bit, `plane` samples apart): the product of
 * greatest magnitude, the earlier plane's where two are equal, clamped to -limit..limit; 16 at a time.
 */
export function strongestRow(from: usize, factors: usize, plane: usize, limit: i8, to: usize, width: usize): void {
  const high = i8x16.splat(limit);
  const low = i8x16.splat(-limit);
  for (const end = to + width; to < end; to += 16, from += 16, factors += 32) {
    const first = v128.load(from);
    const second = v128.load(from + plane);
    const third = v128.load(from + plane * 2);
    const left = stronger(
      stronger(
        scaled(i16x8.extend_low_i8x16_s(first), factors),
        scaled(i16x8.extend_low_i8x16_s(second), factors + plane * 2),
      ),
      scaled(i16x8.extend_low_i8x16_s(third), factors + plane * 4),
    );
    const right = stronger(
      stronger(
        scaled(i16x8.extend_high_i8x16_s(first), factors + 16),
        scaled(i16x8.extend_high_i8x16_s(second), factors + 16 + plane * 2),
      ),
      scaled(i16x8.extend_high_i8x16_s(third), factors + 16 + plane * 4),
    );
    v128.store(to, i8x16.max_s(i8x16.min_s(i8x16.narrow_i16x8_s(left, right), high), low));
  }
}

function scaled(values: v128, factors: usize): v128 {
  return i16x8.q15mulr_sat_s(i16x8.shl(values, 8), v128.load(factors));
}

function stronger(a: v128, b: v128): v128 {
  return v128.bitselect(b, a, i16x8.gt_s(i16x8.abs(b), i16x8.abs(a)));
}
