// Structural similarity of two pictures from the sum (less 255) and the difference of their luma: the means of both and
// of their squares hold all that SSIM needs, and where the pictures are alike nothing cancels out.

const vector: usize = 16;
/** Four window positions: mean of the sum, of the difference, of the square of each. */
const quad: usize = 4 * vector;
/** Window positions filtered together, so that the rows at work stay in the fastest cache. */
const tile: usize = 64;
const rowBytes: usize = (tile / 4) * quad;
/** The window reaches over eleven rows and columns: a strip begins with ten rows of the one before. */
const overlap: usize = 10;

/** Puts `a + b - 255` in the place of `a` and `a - b` in the place of `b`. */
export function sumAndDifference(a: usize, b: usize, values: usize): void {
  const centre = f32x4.splat(255);
  const end = a + (values << 2);
  for (; a < end; a += vector, b += vector) {
    const reference = v128.load(a);
    const candidate = v128.load(b);
    v128.store(a, f32x4.sub(f32x4.add(reference, candidate), centre));
    v128.store(b, f32x4.sub(reference, candidate));
  }
}

/**
 * Takes in the next `rows` rows and gives the sum of 1 - SSIM over the window positions that end with them, the first
 * `skip` rows left out (an even number). `tiles` keeps rows between the calls, `tileBytes` for each 64 positions. The
 * SSIM of each position is written to `map`, `mapBytes` a row. Without `luminance` it is contrast and structure alone.
 */
export function compareStrip(
  sum: usize,
  difference: usize,
  width: usize,
  rows: usize,
  skip: usize,
  tiles: usize,
  tileBytes: usize,
  means: usize,
  constants: usize,
  luminance: bool,
  map: usize,
  mapBytes: usize,
): f64 {
  const positions = width - overlap;
  let total: f64 = 0;
  for (let x: usize = 0; x < positions; x += tile, tiles += tileBytes) {
    const count = min(tile, positions - x);
    for (let y: usize = 0; y < rows; y++) {
      const at = (y * width + x) << 2;
      const row = tiles + (overlap + y) * rowBytes;
      filterAlong(sum + at, row, count, constants);
      filterAlong(difference + at, row + vector, count, constants);
    }
    for (let y = skip; y < rows; y += 2) {
      const to = map + y * mapBytes + (x << 2);
      filterAcross(tiles + y * rowBytes, means, count, constants);
      total += compareRow(means, count, constants, luminance, to);
      if (y + 1 < rows) total += compareRow(means + rowBytes, count, constants, luminance, to + mapBytes);
    }
    memory.copy(tiles, tiles + rows * rowBytes, overlap * rowBytes);
  }
  return total;
}

/** The window along a row, over values and over their squares. */
function filterAlong(from: usize, to: usize, count: usize, constants: usize): void {
  const w0 = v128.load32_splat(constants);
  const w1 = v128.load32_splat(constants, 4);
  const w2 = v128.load32_splat(constants, 8);
  const w3 = v128.load32_splat(constants, 12);
  const w4 = v128.load32_splat(constants, 16);
  const w5 = v128.load32_splat(constants, 20);
  const end = from + (count << 2);
  for (; from < end; from += vector, to += quad) {
    let a = v128.load(from, 20);
    let mean = f32x4.mul(w0, a);
    let square = f32x4.mul(w0, f32x4.mul(a, a));
    a = v128.load(from, 16);
    let b = v128.load(from, 24);
    mean = f32x4.add(mean, f32x4.mul(w1, f32x4.add(a, b)));
    square = f32x4.add(square, f32x4.mul(w1, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b))));
    a = v128.load(from, 12);
    b = v128.load(from, 28);
    mean = f32x4.add(mean, f32x4.mul(w2, f32x4.add(a, b)));
    square = f32x4.add(square, f32x4.mul(w2, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b))));
    a = v128.load(from, 8);
    b = v128.load(from, 32);
    mean = f32x4.add(mean, f32x4.mul(w3, f32x4.add(a, b)));
    square = f32x4.add(square, f32x4.mul(w3, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b))));
    a = v128.load(from, 4);
    b = v128.load(from, 36);
    mean = f32x4.add(mean, f32x4.mul(w4, f32x4.add(a, b)));
    square = f32x4.add(square, f32x4.mul(w4, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b))));
    a = v128.load(from);
    b = v128.load(from, 40);
    v128.store(to, f32x4.add(mean, f32x4.mul(w5, f32x4.add(a, b))));
    v128.store(to, f32x4.add(square, f32x4.mul(w5, f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b)))), 2 * vector);
  }
}

/** The window across rows: two rows of means, of the eleven rows at `from` and of those that begin one below. */
function filterAcross(from: usize, to: usize, count: usize, constants: usize): void {
  const w0 = v128.load32_splat(constants);
  const w1 = v128.load32_splat(constants, 4);
  const w2 = v128.load32_splat(constants, 8);
  const w3 = v128.load32_splat(constants, 12);
  const w4 = v128.load32_splat(constants, 16);
  const w5 = v128.load32_splat(constants, 20);
  const end = to + ((count + 3) >> 2) * quad;
  for (; to < end; from += vector, to += vector) {
    // Each row is read once for both: p takes a with d and c with b, q takes c with b and a with d, in turn.
    let a = v128.load(from, 5 * rowBytes);
    let b = v128.load(from, 6 * rowBytes);
    let p = f32x4.mul(w0, a);
    let q = f32x4.mul(w0, b);
    let c = v128.load(from, 4 * rowBytes);
    let d = v128.load(from, 7 * rowBytes);
    p = f32x4.add(p, f32x4.mul(w1, f32x4.add(c, b)));
    q = f32x4.add(q, f32x4.mul(w1, f32x4.add(a, d)));
    a = v128.load(from, 3 * rowBytes);
    b = v128.load(from, 8 * rowBytes);
    p = f32x4.add(p, f32x4.mul(w2, f32x4.add(a, d)));
    q = f32x4.add(q, f32x4.mul(w2, f32x4.add(c, b)));
    c = v128.load(from, 2 * rowBytes);
    d = v128.load(from, 9 * rowBytes);
    p = f32x4.add(p, f32x4.mul(w3, f32x4.add(c, b)));
    q = f32x4.add(q, f32x4.mul(w3, f32x4.add(a, d)));
    a = v128.load(from, rowBytes);
    b = v128.load(from, 10 * rowBytes);
    p = f32x4.add(p, f32x4.mul(w4, f32x4.add(a, d)));
    q = f32x4.add(q, f32x4.mul(w4, f32x4.add(c, b)));
    c = v128.load(from);
    d = v128.load(from, 11 * rowBytes);
    v128.store(to, f32x4.add(p, f32x4.mul(w5, f32x4.add(c, b))));
    v128.store(to, f32x4.add(q, f32x4.mul(w5, f32x4.add(a, d))), rowBytes);
  }
}

/**
 * The sum of 1 - SSIM over a row of means. With L = (mean of sum)^2 + 2 C1, l = (mean of difference)^2, V = variance of
 * sum + 2 C2, v = variance of difference, SSIM is (L - l)(V - v) / ((L + l)(V + v)): Wang 2004, eq. 13, in a and b.
 */
function compareRow(from: usize, count: usize, constants: usize, luminance: bool, map: usize): f64 {
  const c1 = v128.load32_splat(constants, 24);
  const c2 = v128.load32_splat(constants, 28);
  const centre = v128.load32_splat(constants, 32);
  const one = v128.load32_splat(constants, 36);
  const zero = f32x4.splat(0);
  const used = i32x4.splat(luminance ? -1 : 0);
  let total = f64x2.splat(0);
  for (let left = i32(count); left > 0; left -= 4, from += quad, map += vector) {
    const sum = v128.load(from);
    const difference = v128.load(from, 16);
    const level = f32x4.add(sum, centre);
    const differenceSquared = f32x4.mul(difference, difference);
    const L = f32x4.add(f32x4.mul(level, level), c1);
    const l = v128.and(differenceSquared, used);
    const V = f32x4.add(f32x4.pmax(zero, f32x4.sub(v128.load(from, 32), f32x4.mul(sum, sum))), c2);
    const v = f32x4.pmax(zero, f32x4.sub(v128.load(from, 48), differenceSquared));
    const half = f32x4.add(f32x4.mul(L, v), f32x4.mul(l, V));
    let lost = f32x4.div(f32x4.add(half, half), f32x4.mul(f32x4.add(L, l), f32x4.add(V, v)));
    v128.store(map, f32x4.sub(one, lost));
    if (left < 4) lost = v128.and(lost, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(left)));
    total = f64x2.add(total, f64x2.promote_low_f32x4(lost));
    total = f64x2.add(total, f64x2.promote_low_f32x4(v128.shuffle<i64>(lost, lost, 1, 1)));
  }
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}
