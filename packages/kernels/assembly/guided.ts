// The guided filter of He, Sun and Tang: moments in whole numbers, systems of equations in 64-bit floats, coefficients in whole
// numbers again, so that every sum is exact and a running one never drifts.

const vector: usize = 16;
/** Whole numbers of a column: red, green, blue and the plane, then these times red, times green, times blue. */
const columnBytes: usize = 64;
/** Fractions of a coefficient. */
const unit: f64 = 65536;

/** Adds the products of a row of RGB bytes and a row of a plane to the sums of each column, or takes them away for a `sign` of -1. */
export function addProducts(guide: usize, plane: usize, columns: usize, sign: i32, sums: usize): void {
  const signs = i32x4.splat(sign);
  for (const end = plane + columns; plane < end; plane++, guide += 3, sums += columnBytes) {
    const pixel = pixel4(guide, load<u8>(plane));
    const signed = i32x4.mul(pixel, signs);
    add(sums, signed);
    add(sums + 16, i32x4.mul(signed, v128.shuffle<i32>(pixel, pixel, 0, 0, 0, 0)));
    add(sums + 32, i32x4.mul(signed, v128.shuffle<i32>(pixel, pixel, 1, 1, 1, 1)));
    add(sums + 48, i32x4.mul(signed, v128.shuffle<i32>(pixel, pixel, 2, 2, 2, 2)));
  }
}

/** Three bytes and a fourth value, a 32-bit lane each; reads one byte more. */
function pixel4(guide: usize, fourth: i32): v128 {
  const bytes = i8x16.replace_lane(v128.load32_zero(guide), 3, i8(fourth));
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
}

function add(sums: usize, values: v128): void {
  v128.store(sums, i32x4.add(v128.load(sums), values));
}

/**
 * Coefficients of `columns` windows of 2 `radius` + 1 columns; the first begins at `sums` and has its centre at column `x`
 * of a picture `width` wide. Each window has `rows` rows. Writes whole numbers: 65536 times the slopes for red, green and
 * blue, and the offset.
 */
export function solveWindows(
  sums: usize,
  x: i32,
  width: i32,
  radius: i32,
  rows: i32,
  epsilon: f64,
  columns: i32,
  to: usize,
): void {
  const across = usize(2 * radius) * columnBytes;
  let s = i32x4.splat(0);
  let r = i32x4.splat(0);
  let g = i32x4.splat(0);
  let b = i32x4.splat(0);
  for (let at = sums; at < sums + across; at += columnBytes) {
    s = i32x4.add(s, v128.load(at));
    r = i32x4.add(r, v128.load(at, 16));
    g = i32x4.add(g, v128.load(at, 32));
    b = i32x4.add(b, v128.load(at, 48));
  }
  for (const end = x + columns; x < end; x += 2, to += 2 * vector) {
    const s0 = i32x4.add(s, v128.load(sums + across));
    const r0 = i32x4.add(r, v128.load(sums + across, 16));
    const g0 = i32x4.add(g, v128.load(sums + across, 32));
    const b0 = i32x4.add(b, v128.load(sums + across, 48));
    s = i32x4.sub(i32x4.add(s0, v128.load(sums + across, 64)), v128.load(sums));
    r = i32x4.sub(i32x4.add(r0, v128.load(sums + across, 80)), v128.load(sums, 16));
    g = i32x4.sub(i32x4.add(g0, v128.load(sums + across, 96)), v128.load(sums, 32));
    b = i32x4.sub(i32x4.add(b0, v128.load(sums + across, 112)), v128.load(sums, 48));
    const n = f64x2.replace_lane(
      f64x2.splat(f64(rows * extent(x, width, radius))),
      1,
      f64(rows * extent(x + 1, width, radius)),
    );
    const red = first(s0, s);
    const green = second(s0, s);
    const blue = third(s0, s);
    const plane = fourth(s0, s);
    const e = f64x2.mul(f64x2.splat(epsilon), f64x2.mul(n, n));
    const rr = f64x2.add(covariance(n, first(r0, r), red, red), e);
    const rg = covariance(n, second(r0, r), red, green);
    const rb = covariance(n, third(r0, r), red, blue);
    const gg = f64x2.add(covariance(n, second(g0, g), green, green), e);
    const gb = covariance(n, third(g0, g), green, blue);
    const bb = f64x2.add(covariance(n, third(b0, b), blue, blue), e);
    const rp = covariance(n, fourth(r0, r), red, plane);
    const gp = covariance(n, fourth(g0, g), green, plane);
    const bp = covariance(n, fourth(b0, b), blue, plane);
    // Cramer's rule for a symmetric matrix.
    const c00 = minor(gg, bb, gb, gb);
    const c01 = minor(rb, gb, rg, bb);
    const c02 = minor(rg, gb, rb, gg);
    const c11 = minor(rr, bb, rb, rb);
    const c12 = minor(rg, rb, rr, gb);
    const c22 = minor(rr, gg, rg, rg);
    const determinant = dot(rr, c00, rg, c01, rb, c02);
    const ar = f64x2.div(dot(rp, c00, gp, c01, bp, c02), determinant);
    const ag = f64x2.div(dot(rp, c01, gp, c11, bp, c12), determinant);
    const ab = f64x2.div(dot(rp, c02, gp, c12, bp, c22), determinant);
    const offset = f64x2.div(f64x2.sub(plane, dot(ar, red, ag, green, ab, blue)), n);
    const redGreen = v128.shuffle<i32>(fixed(ar), fixed(ag), 0, 4, 1, 5);
    const blueOffset = v128.shuffle<i32>(fixed(ab), fixed(offset), 0, 4, 1, 5);
    v128.store(to, v128.shuffle<i64>(redGreen, blueOffset, 0, 2));
    if (x + 1 < end) v128.store(to, v128.shuffle<i64>(redGreen, blueOffset, 1, 3), 16);
    sums += columnBytes;
    s = i32x4.sub(s, v128.load(sums));
    r = i32x4.sub(r, v128.load(sums, 16));
    g = i32x4.sub(g, v128.load(sums, 32));
    b = i32x4.sub(b, v128.load(sums, 48));
    sums += columnBytes;
  }
}

/** Columns of the picture within `radius` of `x`. */
function extent(x: i32, width: i32, radius: i32): i32 {
  return min(x + radius, width - 1) - max(x - radius, 0) + 1;
}

function first(a: v128, b: v128): v128 {
  return f64x2.convert_low_i32x4_u(v128.shuffle<i32>(a, b, 0, 4, 0, 4));
}

function second(a: v128, b: v128): v128 {
  return f64x2.convert_low_i32x4_u(v128.shuffle<i32>(a, b, 1, 5, 1, 5));
}

function third(a: v128, b: v128): v128 {
  return f64x2.convert_low_i32x4_u(v128.shuffle<i32>(a, b, 2, 6, 2, 6));
}

function fourth(a: v128, b: v128): v128 {
  return f64x2.convert_low_i32x4_u(v128.shuffle<i32>(a, b, 3, 7, 3, 7));
}

/** n^2 times the covariance, exact. */
function covariance(n: v128, products: v128, a: v128, b: v128): v128 {
  return f64x2.sub(f64x2.mul(n, products), f64x2.mul(a, b));
}

function minor(a: v128, d: v128, b: v128, c: v128): v128 {
  return f64x2.sub(f64x2.mul(a, d), f64x2.mul(b, c));
}

function dot(a: v128, x: v128, b: v128, y: v128, c: v128, z: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.mul(a, x), f64x2.mul(b, y)), f64x2.mul(c, z));
}

function fixed(value: v128): v128 {
  return i32x4.trunc_sat_f64x2_s_zero(f64x2.floor(f64x2.add(f64x2.mul(value, f64x2.splat(unit)), f64x2.splat(0.5))));
}

/** Adds a row of coefficients to the sums of each column, 64-bit floats, or takes them away for a `sign` of -1. */
export function addCoefficients(row: usize, columns: usize, sign: f64, sums: usize): void {
  const signs = f64x2.splat(sign);
  for (const end = row + columns * vector; row < end; row += vector, sums += 2 * vector) {
    const values = v128.load(row);
    const upper = v128.shuffle<i64>(values, values, 1, 1);
    v128.store(sums, f64x2.add(v128.load(sums), f64x2.mul(f64x2.convert_low_i32x4_s(values), signs)));
    v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.mul(f64x2.convert_low_i32x4_s(upper), signs)), 16);
  }
}

/**
 * A row of the result, 0..255 rounded half up: mean coefficients of windows of 2 `radius` + 1 columns, the first of which
 * begins at `sums` and has its centre at column `x` of a picture `width` wide, applied to a row of RGB bytes. Each window
 * has `rows` rows. Reads one byte more.
 */
export function applyCoefficients(
  sums: usize,
  guide: usize,
  x: i32,
  width: i32,
  radius: i32,
  rows: i32,
  columns: i32,
  to: usize,
): void {
  const across = usize(4 * radius) * vector;
  let redGreen = f64x2.splat(0);
  let blueOffset = f64x2.splat(0);
  for (let at = sums; at < sums + across; at += 2 * vector) {
    redGreen = f64x2.add(redGreen, v128.load(at));
    blueOffset = f64x2.add(blueOffset, v128.load(at, 16));
  }
  for (const end = x + columns; x < end; x++, guide += 3, sums += 2 * vector, to++) {
    redGreen = f64x2.add(redGreen, v128.load(sums + across));
    blueOffset = f64x2.add(blueOffset, v128.load(sums + across, 16));
    const pixel = i32x4.replace_lane(pixel4(guide, 0), 3, 1);
    const terms = f64x2.add(
      f64x2.mul(redGreen, f64x2.convert_low_i32x4_s(pixel)),
      f64x2.mul(blueOffset, f64x2.convert_low_i32x4_s(v128.shuffle<i64>(pixel, pixel, 1, 1))),
    );
    const total = f64x2.extract_lane(terms, 0) + f64x2.extract_lane(terms, 1);
    const value = floor(total / (f64(rows * extent(x, width, radius)) * unit) + 0.5);
    store<u8>(to, u8(max<f64>(0, min<f64>(255, value))));
    redGreen = f64x2.sub(redGreen, v128.load(sums));
    blueOffset = f64x2.sub(blueOffset, v128.load(sums, 16));
  }
}
