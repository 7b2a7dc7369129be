// The Gaussian of sigma 1.5 as a sum of three truncated cosines (Charalampidis 2016, "Recursive Implementation of the
// Gaussian Filter Using Truncated Cosine Functions"), each a recursion: y[n] = gain (x[n - 6] + x[n + 4]) - y[n - 2] +
// 2 cos(w) y[n - 1], with w = pi/10, 3 pi/10 and pi/2, whose cosine is 0.

/** Bytes of the state of four runs: the newer and the older value of the first section, the second and the third. */
export const stateBytes: usize = 96;

/**
 * Gain and 2 - 2 cos(w) of the first section, with 2 cos(w) in 32 bits, whose error adds up along a run as that of the
 * reference tool does; gain and 2 cos(w) of the second, gain of the third.
 */
const sections = memory.data<f32>(
  [0.055295235726086626, 0.09788691997528076, -0.05883668702694999, 1.1755705045849463, 0.012955819110517068],
  16,
);

/**
 * Four steps of four runs. What goes in at a step is the sum of the samples 6 behind and 4 ahead. Writes four vectors,
 * `stride` bytes apart: one a step, or where `transposed` one a run.
 */
export function fourSteps(
  state: usize,
  in0: v128,
  in1: v128,
  in2: v128,
  in3: v128,
  to: usize,
  stride: usize,
  transposed: bool,
): void {
  const gain1 = v128.load32_splat(sections);
  const shortOf2 = v128.load32_splat(sections, 4);
  const gain2 = v128.load32_splat(sections, 8);
  const cosine2 = v128.load32_splat(sections, 12);
  const gain3 = v128.load32_splat(sections, 16);

  const a1 = first(gain1, shortOf2, in0, v128.load(state), v128.load(state, 16));
  const a2 = second(gain2, cosine2, in0, v128.load(state, 32), v128.load(state, 48));
  const a3 = third(gain3, in0, v128.load(state, 80));
  const a = f32x4.add(f32x4.add(a1, a2), a3);

  const b1 = first(gain1, shortOf2, in1, a1, v128.load(state));
  const b2 = second(gain2, cosine2, in1, a2, v128.load(state, 32));
  const b3 = third(gain3, in1, v128.load(state, 64));
  const b = f32x4.add(f32x4.add(b1, b2), b3);

  const c1 = first(gain1, shortOf2, in2, b1, a1);
  const c2 = second(gain2, cosine2, in2, b2, a2);
  const c3 = third(gain3, in2, a3);
  const c = f32x4.add(f32x4.add(c1, c2), c3);

  const d1 = first(gain1, shortOf2, in3, c1, b1);
  const d2 = second(gain2, cosine2, in3, c2, b2);
  const d3 = third(gain3, in3, b3);
  const d = f32x4.add(f32x4.add(d1, d2), d3);

  v128.store(state, d1);
  v128.store(state, c1, 16);
  v128.store(state, d2, 32);
  v128.store(state, c2, 48);
  v128.store(state, d3, 64);
  v128.store(state, c3, 80);

  if (transposed) {
    storeTransposed(a, b, c, d, to, stride);
  } else {
    v128.store(to, a);
    v128.store(to + stride, b);
    v128.store(to + 2 * stride, c);
    v128.store(to + 3 * stride, d);
  }
}

/** Writes four vectors, `stride` bytes apart: the first lanes of all, the second, the third, the fourth. */
export function storeTransposed(a: v128, b: v128, c: v128, d: v128, to: usize, stride: usize): void {
  const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(ab01, cd01, 0, 2));
  v128.store(to + stride, v128.shuffle<f64>(ab01, cd01, 1, 3));
  v128.store(to + 2 * stride, v128.shuffle<f64>(ab23, cd23, 0, 2));
  v128.store(to + 3 * stride, v128.shuffle<f64>(ab23, cd23, 1, 3));
}

/**
 * The section that keeps most of the signal, and all of the rounding that adds up along a run. The reference tool rounds
 * twice here, with a fused multiply-add; a plain one would round a third time, to twice the unit, and the noise of flat
 * areas, which the score feels, would have three times the variance. So 2 cos(w) y is taken as y + (y - (2 - 2 cos(w)) y),
 * in the order in which every sum but the last is small: what is rounded besides does not matter.
 */
function first(gain: v128, shortOf2: v128, input: v128, newer: v128, older: v128): v128 {
  const rest = f32x4.sub(f32x4.mul(gain, input), older);
  return f32x4.add(newer, f32x4.sub(f32x4.add(rest, newer), f32x4.mul(shortOf2, newer)));
}

function second(gain: v128, cosine: v128, input: v128, newer: v128, older: v128): v128 {
  return f32x4.add(f32x4.sub(f32x4.mul(gain, input), older), f32x4.mul(cosine, newer));
}

function third(gain: v128, input: v128, older: v128): v128 {
  return f32x4.sub(f32x4.mul(gain, input), older);
}
