import { quantities, rowBytes, vector } from "./layout";
import { fourSteps, stateBytes, storeTransposed } from "./recursive-gaussian";

/**
 * Blurs four columns of a quad along x. `a` and `b` are the addresses in the two pictures of the sample 10 columns before
 * the first. Writes four rows of a tile: a, b, a^2, b^2 and ab blurred, a and b as they are.
 */
export function blurAlong(a: usize, b: usize, states: usize, to: usize): void {
  fourSteps(states, sum(a), sum(a + 16), sum(a + 32), sum(a + 48), to, rowBytes, true);
  states += stateBytes;
  to += vector;
  fourSteps(states, sum(b), sum(b + 16), sum(b + 32), sum(b + 48), to, rowBytes, true);
  states += stateBytes;
  to += vector;
  products(states, a, a, to);
  states += stateBytes;
  to += vector;
  products(states, b, b, to);
  states += stateBytes;
  to += vector;
  products(states, a, b, to);
  to += vector;
  storeTransposed(v128.load(a, 160), v128.load(a, 176), v128.load(a, 192), v128.load(a, 208), to, rowBytes);
  to += vector;
  storeTransposed(v128.load(b, 160), v128.load(b, 176), v128.load(b, 192), v128.load(b, 208), to, rowBytes);
}

function products(state: usize, a: usize, b: usize, to: usize): void {
  const in0 = product(a, b);
  const in1 = product(a + 16, b + 16);
  const in2 = product(a + 32, b + 32);
  const in3 = product(a + 48, b + 48);
  fourSteps(state, in0, in1, in2, in3, to, rowBytes, true);
}

/** The samples 6 behind and 4 ahead of the one 10 after `at`. */
function sum(at: usize): v128 {
  return f32x4.add(v128.load(at, 64), v128.load(at, 224));
}

function product(a: usize, b: usize): v128 {
  return f32x4.add(f32x4.mul(v128.load(a, 64), v128.load(b, 64)), f32x4.mul(v128.load(a, 224), v128.load(b, 224)));
}

/** Blurs four rows of a tile along y: from the row 10 before the newest on. Writes four rows of five vectors. */
export function blurAcross(rows: usize, states: usize, to: usize): void {
  for (const end = to + quantities * vector; to < end; to += vector, rows += vector, states += stateBytes) {
    const in0 = f32x4.add(v128.load(rows), v128.load(rows, 1120));
    const in1 = f32x4.add(v128.load(rows, 112), v128.load(rows, 1232));
    const in2 = f32x4.add(v128.load(rows, 224), v128.load(rows, 1344));
    const in3 = f32x4.add(v128.load(rows, 336), v128.load(rows, 1456));
    fourSteps(states, in0, in1, in2, in3, to, quantities * vector, false);
  }
}
