/** A number 0..1 that is always the same for a cell of the grid. */
function cell(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed, 2246822519);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

const smooth = (t: number): number => t * t * (3 - 2 * t);
const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** Value noise, 0..1, smooth between whole coordinates. */
export function valueNoise(x: number, y: number, seed: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  const [tx, ty] = [smooth(x - x0), smooth(y - y0)];
  const top = mix(cell(x0, y0, seed), cell(x0 + 1, y0, seed), tx);
  const bottom = mix(cell(x0, y0 + 1, seed), cell(x0 + 1, y0 + 1, seed), tx);
  return mix(top, bottom, ty);
}

/** Sum of octaves of value noise, each twice as fine and half as strong; 0..1. */
export function fractalNoise(x: number, y: number, octaves: number, seed: number): number {
  let [sum, strength, total] = [0, 1, 0];
  for (let i = 0, f = 1; i < octaves; i++, f *= 2) {
    sum += strength * valueNoise(x * f, y * f, seed + i);
    total += strength;
    strength /= 2;
  }
  return sum / total;
}
