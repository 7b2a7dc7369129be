import type { Kernel } from "./interpolators.ts";
import { createPlane, type Plane } from "./planes.ts";

/** How a picture is thought to have been enlarged: a kernel, and a shift in pixels of the result. */
export interface Enlargement {
  readonly kernel: Kernel;
  readonly shift: number;
}

/** For each output position, `taps` source indices (clamped to the edge) and their weights, summing to 1. */
interface Taps {
  readonly taps: number;
  readonly indices: Int32Array;
  readonly weights: Float32Array;
}

/** Writes row `y` of the enlarged plane into `to`. */
export type RowWriter = (source: Plane, y: number, to: Float32Array) => void;

/**
 * Separable, centred interpolation to `width` x `height`, a row at a time; the kernel is stretched when shrinking. The
 * rows are exact to float32 and not clamped to 0..255.
 */
export function rowEnlarger(
  from: { width: number; height: number },
  to: { width: number; height: number },
  { kernel, shift }: Enlargement,
): RowWriter {
  const across = tapsOf(from.width, to.width, kernel, shift);
  const down = tapsOf(from.height, to.height, kernel, shift);
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

function blendRows(data: Float32Array, { taps, indices, weights }: Taps, y: number, blended: Float32Array): void {
  const width = blended.length;
  blended.fill(0);
  for (let k = y * taps; k < (y + 1) * taps; k++) {
    const weight = weights[k];
    if (weight === 0) continue;
    const start = indices[k] * width;
    for (let x = 0; x < width; x++) blended[x] += weight * data[start + x];
  }
}

function spreadRow(source: Float32Array, { taps, indices, weights }: Taps, row: Float32Array): void {
  for (let x = 0, k = 0; x < row.length; x++) {
    let sum = 0;
    for (const end = k + taps; k < end; k++) sum += weights[k] * source[indices[k]];
    row[x] = sum;
  }
}

function tapsOf(from: number, to: number, { support, weight }: Kernel, shift: number): Taps {
  const stretch = Math.max(1, from / to);
  const reach = support * stretch;
  const taps = Math.ceil(2 * reach) + 1;
  const indices = new Int32Array(to * taps);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = ((i + 0.5 + shift) * from) / to - 0.5;
    const first = Math.ceil(centre - reach);
    let total = 0;
    for (let k = 0; k < taps; k++) total += weight((first + k - centre) / stretch);
    for (let k = 0; k < taps; k++) {
      indices[i * taps + k] = Math.min(Math.max(first + k, 0), from - 1);
      weights[i * taps + k] = weight((first + k - centre) / stretch) / total;
    }
  }
  return { taps, indices, weights };
}
