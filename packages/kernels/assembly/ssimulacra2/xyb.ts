import { behind, vector } from "./layout";

/** Rows of the opsin absorbance matrix (long, medium, short cones), and the bias. */
const opsin = memory.data<f32>(
  [
    0.3, 0.622, 0.078, 0.23, 0.692, 0.078, 0.2434226892454782, 0.2047674442449682, 0.5518098665095537,
    0.0037930732552754493,
  ],
  16,
);
/** Gain of X; then what is added to X, to Y (0.01 less the cube root of the bias) and to B. */
const positive = memory.data<f32>([7, 0.42, -0.1459542005492486, 0.55], 16);
/** 1/3, 4/3, 1, 2/3, 1/2. */
const fractions = memory.data<f32>([0.3333333333333333, 1.3333333333333333, 1, 0.6666666666666666, 0.5], 16);
const seed = memory.data<i32>([0x548d8000], 16);

/**
 * Linear light of one picture to XYB, in place: three planes, `planeBytes` apart. Rows from `rows` on become zeros, which
 * is what the filter wants to see around a picture.
 */
export function toXyb(at: usize, quadBytes: usize, planeBytes: usize, width: usize, rows: i32, quads: usize): void {
  at += behind * vector;
  for (const last = at + quads * quadBytes; at < last; at += quadBytes, rows -= 4) {
    const inside = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(rows));
    const end = at + width * vector;
    for (let x = at; x < end; x += vector) xybOf(x, planeBytes, inside);
  }
}

function xybOf(x: usize, planeBytes: usize, inside: v128): void {
  const red = v128.load(x);
  const green = v128.load(x + planeBytes);
  const blue = v128.load(x + 2 * planeBytes);
  const l = cubeRoot(cone(red, green, blue, opsin));
  const m = cubeRoot(cone(red, green, blue, opsin + 12));
  const s = cubeRoot(cone(red, green, blue, opsin + 24));
  const luma = f32x4.mul(v128.load32_splat(fractions, 16), f32x4.add(l, m));
  const opponent = f32x4.mul(v128.load32_splat(positive), f32x4.sub(l, m));
  const b = f32x4.sub(s, luma);
  v128.store(x, v128.and(inside, f32x4.add(opponent, v128.load32_splat(positive, 4))));
  v128.store(x + planeBytes, v128.and(inside, f32x4.add(luma, v128.load32_splat(positive, 8))));
  v128.store(x + 2 * planeBytes, v128.and(inside, f32x4.add(b, v128.load32_splat(positive, 12))));
}

/** Never below the bias: light and matrix have no negative values. */
function cone(red: v128, green: v128, blue: v128, row: usize): v128 {
  const blueAndBias = f32x4.add(f32x4.mul(blue, v128.load32_splat(row, 8)), v128.load32_splat(opsin, 36));
  const withGreen = f32x4.add(f32x4.mul(green, v128.load32_splat(row, 4)), blueAndBias);
  return f32x4.add(f32x4.mul(red, v128.load32_splat(row)), withGreen);
}

/**
 * Within 1.2 units in the last place for 0.003..1.01. The bits of a float are nearly its logarithm: a third of them (by
 * shifts, 0.332) taken from a constant is a reciprocal cube root within 3.7 %, made better by two steps of Newton and
 * one that goes from there to the root.
 */
function cubeRoot(x: v128): v128 {
  let third = i32x4.shr_u(x, 2);
  third = i32x4.add(third, i32x4.shr_u(third, 2));
  third = i32x4.add(third, i32x4.shr_u(third, 4));
  const thirdOfX = f32x4.mul(x, v128.load32_splat(fractions));
  let r = i32x4.sub(v128.load32_splat(seed), third);
  r = newton(r, thirdOfX);
  r = newton(r, thirdOfX);
  const root = f32x4.mul(x, f32x4.mul(r, r));
  const short = f32x4.sub(v128.load32_splat(fractions, 8), f32x4.mul(root, r));
  return f32x4.add(root, f32x4.mul(f32x4.mul(root, short), v128.load32_splat(fractions, 12)));
}

/** The next r on the way to the reciprocal cube root: r (4/3 - x/3 r^3). */
function newton(r: v128, thirdOfX: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(r, r), r);
  return f32x4.mul(r, f32x4.sub(v128.load32_splat(fractions, 4), f32x4.mul(thirdOfX, cube)));
}
