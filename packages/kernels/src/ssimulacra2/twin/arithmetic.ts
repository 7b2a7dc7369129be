/** How the twin calculates: each operation is rounded by `round`. */
export interface Arithmetic {
  readonly round: (value: number) => number;
  readonly cubeRoot: (value: number) => number;
  readonly samples: (length: number) => Float32Array | Float64Array;
}

/** What the kernels do, to the bit. */
export const float32: Arithmetic = {
  round: Math.fround,
  cubeRoot: cubeRoot32,
  samples: (length) => new Float32Array(length),
};

/** The definition of SSIMULACRA 2 with as little rounding as there can be. */
export const float64: Arithmetic = {
  round: (value) => value,
  cubeRoot: Math.cbrt,
  samples: (length) => new Float64Array(length),
};

const value = new Float32Array(1);
const bits = new Int32Array(value.buffer);

function cubeRoot32(x: number): number {
  const { fround } = Math;
  const newton = (r: number): number =>
    fround(r * fround(fround(4 / 3) - fround(thirdOfX * fround(fround(r * r) * r))));
  value[0] = x;
  let third = bits[0] >>> 2;
  third += third >>> 2;
  third += third >>> 4;
  bits[0] = 0x548d8000 - third;
  const thirdOfX = fround(x * fround(1 / 3));
  const r = newton(newton(value[0]));
  const root = fround(x * fround(r * r));
  const short = fround(1 - fround(root * r));
  return fround(root + fround(fround(root * short) * fround(2 / 3)));
}
