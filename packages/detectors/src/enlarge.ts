import type { Taps } from "@pixelproof/kernels";
import { axisTaps, type Enlargement } from "./axis-taps.ts";
import { createPlane, type Plane } from "./planes.ts";

/** Writes row `y` of the enlarged plane into `to`. */
export type RowWriter = (source: Plane, y: number, to: Float32Array) => void;

/**
 * Separable, centred interpolation to `width` x `height`, a row at a time; the kernel is stretched when shrinking. The
 * rows are exact to float32 and not clamped to 0..255.
 */
export function rowEnlarger(
  from: { width: number; height: number },
  to: { width: number; height: number },
  enlargement: Enlargement,
): RowWriter {
  const across = axisTaps(from.width, to.width, enlargement);
  const down = axisTaps(from.height, to.height, enlargement);
  const blended = new Float32Array(from.width);
  return ({ data }, y, row) => {
    blendRows(data, down, y, blended);
    spreadRow(blended, across, row);
  };
}

/** The whole plane enlarged. */
export function enlarge(source: Plane, to: { width: number; height: number }, enlargement: Enlargement): Plane {
  const result = createPlane(to.width, to.height);
  const writeRow = rowEnlarger(source, to, enlargement);
  for (let y = 0; y < to.height; y++) {
    writeRow(source, y, result.data.subarray(y * to.width, (y + 1) * to.width));
  }
  return result;
}

/** The weighted sum of the source rows of run `i`. */
export function blendRows(data: Float32Array, { firsts, counts, weights, stride }: Taps, i: number, to: Float32Array) {
  const width = to.length;
  to.fill(0);
  for (let k = 0; k < counts[i]; k++) {
    const weight = weights[i * stride + k];
    const start = (firsts[i] + k) * width;
    for (let x = 0; x < width; x++) to[x] += weight * data[start + x];
  }
}

/** Each run's weighted sum of a row. */
export function spreadRow(row: Float32Array, { firsts, counts, weights, stride }: Taps, to: Float32Array): void {
  for (let i = 0; i < to.length; i++) {
    let sum = 0;
    for (let k = i * stride, from = firsts[i], end = from + counts[i]; from < end; k++, from++)
      sum += weights[k] * row[from];
    to[i] = sum;
  }
}
