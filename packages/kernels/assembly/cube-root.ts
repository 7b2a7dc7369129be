const third = memory.data<f32>([0.33333334]);
const twoThirds = memory.data<f32>([0.6666667]);
const fourThirds = memory.data<f32>([1.3333334]);
const one = memory.data<f32>([1]);
const seed = memory.data<i32>([0x548d8000]);

/**
 * Cube roots of 0.003..1.01, within 1.5 units in the last place. The bits of a float are nearly its logarithm: a third of them
 * (by shifts, 0.332) taken from a constant is a reciprocal cube root within 4 %; two steps of Newton make it better, and one
 * more goes from there to the root.
 */
export function cubeRoot4(x: v128): v128 {
  const quarter = i32x4.shr_u(x, 2);
  const fifths = i32x4.add(quarter, i32x4.shr_u(quarter, 2));
  const thirds = i32x4.add(fifths, i32x4.shr_u(fifths, 4));
  const thirdOfX = f32x4.mul(x, v128.load32_splat(third));
  const r = closer(closer(i32x4.sub(v128.load32_splat(seed), thirds), thirdOfX), thirdOfX);
  const root = f32x4.mul(x, f32x4.mul(r, r));
  const missing = f32x4.sub(v128.load32_splat(one), f32x4.mul(root, r));
  return f32x4.add(root, f32x4.mul(f32x4.mul(root, missing), v128.load32_splat(twoThirds)));
}

/** The next r on the way to the reciprocal cube root: r (4/3 - x/3 r^3). */
function closer(r: v128, thirdOfX: v128): v128 {
  const cube = f32x4.mul(f32x4.mul(r, r), r);
  return f32x4.mul(r, f32x4.sub(v128.load32_splat(fourThirds), f32x4.mul(thirdOfX, cube)));
}
