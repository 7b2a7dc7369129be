// CIEDE2000 (Sharma, Wu and Dalal 2005) of four pairs of colours at a time, without angles: hues are unit vectors.

const half = memory.data<f32>([0.5]);
const one = memory.data<f32>([1]);
const tiny = memory.data<f32>([1e-20]);
/** Radians that rounding may turn a hue by, and more. */
const rounding = memory.data<f32>([2e-6]);
/** 25^7. */
const knee = memory.data<f32>([6103515625]);
const lightness = memory.data<f32>([50, 20, 0.015]);
const chroma = memory.data<f32>([0.045, 0.015]);
/** T = 1 - 0.17 cos(h - 30) + 0.24 cos 2h + 0.32 cos(3h + 6) - 0.2 cos(4h - 63), taken apart into sines and cosines of h. */
const turn1 = memory.data<f32>([-0.14722432, -0.085]);
const turn2 = memory.data<f32>([0.24]);
const turn3 = memory.data<f32>([0.318247, -0.03344911]);
const turn4 = memory.data<f32>([-0.0907981, -0.1782013]);
/** Cosine and sine of 275 degrees, the blue hue where chroma and hue interact. */
const blue = memory.data<f32>([0.08715574, -0.9961947]);
/** (d / 25 degrees)^2 log2 e by powers of x = 1 - cos d, without the first; weighted error of e to that 5e-8 up to 95 degrees. */
const bell = memory.data<f32>([15.1554954, 2.52536563, 0.680473114, 0.18329765, 0.138941677]);
/** 2^f by powers of f, -0.5..0.5, within 1e-7. */
const power = memory.data<f32>([1, 0.693146978, 0.240222424, 0.0555073373, 0.00967149087, 0.00132646478]);
/** 1.5 * 2^23: added to a float it leaves the nearest whole number in the last bits. */
const whole = memory.data<f32>([12582912]);
/** sin(60 degrees e) by odd powers of e, 0..1, within 2e-8. */
const sine = memory.data<f32>([1.04719741, -0.191394861, 0.010487608, -0.000264767715]);

const vector: usize = 16;

/** Colour differences of `quads` times four pairs: L*, a*, b* of the one, then of the other, a vector each; kL = kC = kH = 1. */
export function ciede2000(from: usize, quads: usize, to: usize): void {
  for (const end = to + quads * vector; to < end; to += vector, from += 6 * vector) v128.store(to, difference4(from));
}

function difference4(from: usize): v128 {
  const b1 = v128.load(from, 32);
  const b2 = v128.load(from, 80);
  const stretch = stretchOf(f32x4.add(norm(v128.load(from, 16), b1), norm(v128.load(from, 64), b2)));
  const a1 = f32x4.mul(v128.load(from, 16), stretch);
  const a2 = f32x4.mul(v128.load(from, 64), stretch);
  const c1 = norm(a1, b1);
  const c2 = norm(a2, b2);

  // Hues as unit vectors, grey as nothing; their difference is twice the sine of half the angle, across the mean hue.
  const over1 = over(c1);
  const over2 = over(c2);
  const x1 = f32x4.mul(a1, over1);
  const y1 = f32x4.mul(b1, over1);
  const x2 = f32x4.mul(a2, over2);
  const y2 = f32x4.mul(b2, over2);
  const dx = f32x4.sub(x2, x1);
  const dy = f32x4.sub(y2, y1);
  // The mean hue halves the smaller angle between the two. Beyond 90 degrees it stands across their difference, on the side
  // of the sum; hues opposite but for rounding have theirs within 90..270 degrees, as (h1 + h2) / 2 has.
  const zero = i64x2.splat(0);
  const cross = f32x4.sub(f32x4.mul(x1, y2), f32x4.mul(x2, y1));
  const opposite = f32x4.le(f32x4.abs(cross), v128.load32_splat(rounding));
  const left = v128.or(f32x4.lt(dy, zero), v128.and(f32x4.eq(dy, zero), f32x4.le(dx, zero)));
  const turned = v128.bitselect(v128.not(left), f32x4.lt(cross, zero), opposite);
  const sign = i32x4.shl(turned, 31);
  const far = f32x4.lt(f32x4.add(f32x4.mul(x1, x2), f32x4.mul(y1, y2)), zero);
  const mx = v128.bitselect(v128.xor(dy, sign), f32x4.add(x1, x2), far);
  const my = v128.bitselect(v128.xor(f32x4.neg(dx), sign), f32x4.add(y1, y2), far);
  const overM = over(norm(mx, my));
  const c = f32x4.mul(mx, overM);
  const s = f32x4.mul(my, overM);

  const meanChroma = f32x4.mul(f32x4.add(c1, c2), v128.load32_splat(half));
  const hue = f32x4.mul(f32x4.sqrt(f32x4.mul(c1, c2)), f32x4.sub(f32x4.mul(dy, c), f32x4.mul(dx, s)));
  const dL = lightnessTerm(v128.load(from), v128.load(from, 48));
  const dC = f32x4.div(f32x4.sub(c2, c1), weight(meanChroma, chroma));
  const dH = f32x4.div(hue, weight(f32x4.mul(meanChroma, hueFactor(c, s)), chroma + 4));
  const squares = f32x4.add(f32x4.mul(dL, dL), f32x4.add(f32x4.mul(dC, dC), f32x4.mul(dH, dH)));
  const sum = f32x4.sub(squares, f32x4.mul(f32x4.mul(dC, dH), rotation(c, s, meanChroma)));
  return f32x4.sqrt(f32x4.max(sum, zero));
}

/** 1 + G, from the sum of both chromas. */
function stretchOf(chromas: v128): v128 {
  const share = f32x4.sub(v128.load32_splat(one), saturation(f32x4.mul(chromas, v128.load32_splat(half))));
  return f32x4.add(v128.load32_splat(one), f32x4.mul(share, v128.load32_splat(half)));
}

/** sqrt(C^7 / (C^7 + 25^7)), 0..1. */
function saturation(chroma: v128): v128 {
  const square = f32x4.mul(chroma, chroma);
  const seventh = f32x4.mul(f32x4.mul(f32x4.mul(square, square), square), chroma);
  return f32x4.sqrt(f32x4.div(seventh, f32x4.add(seventh, v128.load32_splat(knee))));
}

function norm(x: v128, y: v128): v128 {
  return f32x4.sqrt(f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)));
}

/** The reciprocal of a length, finite for 0. */
function over(length: v128): v128 {
  return f32x4.div(v128.load32_splat(one), f32x4.max(length, v128.load32_splat(tiny)));
}

/** 1 + k C. */
function weight(chroma: v128, factor: usize): v128 {
  return f32x4.add(v128.load32_splat(one), f32x4.mul(chroma, v128.load32_splat(factor)));
}

/** Difference of L* over S_L. */
function lightnessTerm(l1: v128, l2: v128): v128 {
  const mean = f32x4.sub(f32x4.mul(f32x4.add(l1, l2), v128.load32_splat(half)), v128.load32_splat(lightness));
  const square = f32x4.mul(mean, mean);
  const root = f32x4.sqrt(f32x4.add(square, v128.load32_splat(lightness, 4)));
  const bend = f32x4.div(f32x4.mul(square, v128.load32_splat(lightness, 8)), root);
  return f32x4.div(f32x4.sub(l2, l1), f32x4.add(v128.load32_splat(one), bend));
}

/** T of the mean hue. */
function hueFactor(c: v128, s: v128): v128 {
  const c2 = f32x4.sub(f32x4.mul(c, c), f32x4.mul(s, s));
  const cs = f32x4.mul(c, s);
  const s2 = f32x4.add(cs, cs);
  const c3 = f32x4.sub(f32x4.mul(c, c2), f32x4.mul(s, s2));
  const s3 = f32x4.add(f32x4.mul(s, c2), f32x4.mul(c, s2));
  const c4 = f32x4.sub(f32x4.mul(c2, c2), f32x4.mul(s2, s2));
  const s2c2 = f32x4.mul(s2, c2);
  const s4 = f32x4.add(s2c2, s2c2);
  const odd = f32x4.add(mixed(c, s, turn1), mixed(c3, s3, turn3));
  const even = f32x4.add(f32x4.mul(c2, v128.load32_splat(turn2)), mixed(c4, s4, turn4));
  return f32x4.add(v128.load32_splat(one), f32x4.add(odd, even));
}

function mixed(x: v128, y: v128, weights: usize): v128 {
  return f32x4.add(f32x4.mul(x, v128.load32_splat(weights)), f32x4.mul(y, v128.load32_splat(weights, 4)));
}

/** -R_T; nothing in the upper half of hues, where it is below 2e-6. */
function rotation(c: v128, s: v128, meanChroma: v128): v128 {
  const lower = f32x4.lt(s, i64x2.splat(0));
  if (!v128.any_true(lower)) return i64x2.splat(0);
  const x = f32x4.sub(v128.load32_splat(one), mixed(c, s, blue));
  const exponent = f32x4.neg(f32x4.mul(x, polynomial4(x, bell)));
  const bits = f32x4.add(exponent, v128.load32_splat(whole));
  const f = f32x4.sub(exponent, f32x4.sub(bits, v128.load32_splat(whole)));
  const fraction = f32x4.add(f32x4.mul(polynomial4(f, power + 4), f), v128.load32_splat(power));
  const e = i32x4.add(fraction, i32x4.shl(bits, 23));
  const e2 = f32x4.mul(e, e);
  const angle = f32x4.mul(e, polynomial3(e2, sine));
  const saturated = saturation(meanChroma);
  return v128.and(lower, f32x4.mul(angle, f32x4.add(saturated, saturated)));
}

function polynomial4(x: v128, coefficients: usize): v128 {
  const upper = f32x4.add(f32x4.mul(x, v128.load32_splat(coefficients, 16)), v128.load32_splat(coefficients, 12));
  const third = f32x4.add(f32x4.mul(x, upper), v128.load32_splat(coefficients, 8));
  const second = f32x4.add(f32x4.mul(x, third), v128.load32_splat(coefficients, 4));
  return f32x4.add(f32x4.mul(x, second), v128.load32_splat(coefficients));
}

function polynomial3(x: v128, coefficients: usize): v128 {
  const upper = f32x4.add(f32x4.mul(x, v128.load32_splat(coefficients, 12)), v128.load32_splat(coefficients, 8));
  const second = f32x4.add(f32x4.mul(x, upper), v128.load32_splat(coefficients, 4));
  return f32x4.add(f32x4.mul(x, second), v128.load32_splat(coefficients));
}
