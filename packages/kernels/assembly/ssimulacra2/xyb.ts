import { cubeRoot4 } from "../cube-root";
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
const half = memory.data<f32>([0.5], 16);

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
  const l = cubeRoot4(cone(red, green, blue, opsin));
  const m = cubeRoot4(cone(red, green, blue, opsin + 12));
  const s = cubeRoot4(cone(red, green, blue, opsin + 24));
  const luma = f32x4.mul(v128.load32_splat(half), f32x4.add(l, m));
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
