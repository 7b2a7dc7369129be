// CIELAB under D65 of 8-bit sRGB, the white being that of sRGB itself: greys have no chroma at all.
import { cubeRoot4 } from "./cube-root";
import { light4 } from "./light";

/** Shares of R - G and B - G in Y, X - Y and Y - Z, each relative to white; the primaries are those of sRGB. */
const redInY = memory.data<f32>([0.21263900587151036]);
const blueInY = memory.data<f32>([0.07219231536073371]);
const redInXY = memory.data<f32>([0.2212483396945295]);
const blueInXY = memory.data<f32>([0.11769632993572769]);
const redInYZ = memory.data<f32>([0.1948889658005371]);
const blueInYZ = memory.data<f32>([-0.8006100237130546]);
/** The foot of CIELAB's curve: below (6/29)^3 a line, (29/6)^2 t / 3 + 4/29. */
const foot = memory.data<f32>([0.008856452]);
const slope = memory.data<f32>([7.787037]);
const offset = memory.data<f32>([0.13793103]);
const scales = memory.data<f32>([116, 16, 500, 200]);

const vector: usize = 16;
/** Four pixels. */
const quad: usize = 12;
const sample: usize = 3;

/**
 * Writes L*, a*, b* of four pixels of the one picture and then of the other, a vector each, for every four pixels that are
 * not alike in both, one quad behind the other; returns how many quads those are. `table` has the linear light, 0..1, of the
 * 256 levels as 32-bit floats.
 */
export function labOfDifferent(a: usize, b: usize, length: usize, table: usize, to: usize): usize {
  const start = to;
  for (const end = a + length; a < end; a += quad, b += quad) {
    if (load<u64>(a) == load<u64>(b) && load<u32>(a, 8) == load<u32>(b, 8)) continue;
    lab4(a, table, to);
    lab4(b, table, to + 3 * vector);
    to += 6 * vector;
  }
  return (to - start) / (6 * vector);
}

function lab4(at: usize, table: usize, to: usize): void {
  const green = light4(at + 1, sample, table);
  const red = f32x4.sub(light4(at, sample, table), green);
  const blue = f32x4.sub(light4(at + 2, sample, table), green);
  // X and Z by how far they are from Y: what is small stays as exact as what is large.
  const xy = f32x4.add(share(red, redInXY), share(blue, blueInXY));
  const yz = f32x4.add(share(red, redInYZ), share(blue, blueInYZ));
  const y = f32x4.add(green, f32x4.add(share(red, redInY), share(blue, blueInY)));
  const x = f32x4.add(y, xy);
  const z = f32x4.sub(y, yz);
  const fx = curve(x);
  const fy = curve(y);
  const fz = curve(z);
  v128.store(to, f32x4.sub(share(fy, scales), v128.load32_splat(scales, 4)));
  v128.store(to, f32x4.mul(rise(x, y, xy, fx, fy), v128.load32_splat(scales, 8)), 16);
  v128.store(to, f32x4.mul(rise(y, z, yz, fy, fz), v128.load32_splat(scales, 12)), 32);
}

/** f(t) - f(u), from t - u where both are on the root or both on the line, so that nothing cancels out. */
function rise(t: v128, u: v128, difference: v128, ft: v128, fu: v128): v128 {
  const squares = f32x4.add(f32x4.mul(ft, f32x4.add(ft, fu)), f32x4.mul(fu, fu));
  const roots = f32x4.gt(f32x4.min(t, u), v128.load32_splat(foot));
  const lines = f32x4.le(f32x4.max(t, u), v128.load32_splat(foot));
  const across = v128.bitselect(share(difference, slope), f32x4.sub(ft, fu), lines);
  return v128.bitselect(f32x4.div(difference, squares), across, roots);
}

function curve(t: v128): v128 {
  const line = f32x4.add(share(t, slope), v128.load32_splat(offset));
  return v128.bitselect(cubeRoot4(t), line, f32x4.gt(t, v128.load32_splat(foot)));
}

function share(values: v128, factor: usize): v128 {
  return f32x4.mul(values, v128.load32_splat(factor));
}
