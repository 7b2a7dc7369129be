/** Which samples make each output sample, with weights of 22 fractional bits. */
export interface FixedTaps {
  readonly firsts: Int32Array;
  readonly counts: Int32Array;
  /** `stride` a sample. */
  readonly weights: Int32Array;
  readonly stride: number;
}

/** Bits of a weight behind the point, as Pillow has them for 8-bit samples. */
export const weightBits = 22;

/** Taps of Pillow's `BILINEAR`: a triangle one source pixel wide on either side, widened when shrinking. */
export function triangleTaps(from: number, to: number): FixedTaps {
  const scale = from / to;
  const width = Math.max(1, scale);
  const stride = 2 * Math.ceil(width) + 1;
  const [firsts, counts] = [new Int32Array(to), new Int32Array(to)];
  const weights = new Int32Array(to * stride);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - width + 0.5));
    const count = Math.min(from, Math.trunc(centre + width + 0.5)) - first;
    const own = Array.from({ length: count }, (_, k) => {
      return Math.max(0, 1 - Math.abs((first + k - centre + 0.5) / width));
    });
    const total = own.reduce((sum, weight) => sum + weight, 0);
    firsts[i] = first;
    counts[i] = count;
    for (let k = 0; k < count; k++) weights[i * stride + k] = Math.trunc(0.5 + (own[k] / total) * 2 ** weightBits);
  }
  return { firsts, counts, weights, stride };
}
