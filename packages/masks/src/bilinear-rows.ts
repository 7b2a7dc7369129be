import type { Size } from "@pixelproof/core";

/** Values row by row, `width * height` of them. */
export interface Values extends Size {
  readonly data: Float32Array | Uint8Array;
}

/** Where a sample of the result lies between two of the source. */
interface Between {
  readonly first: number;
  readonly second: number;
  /** Weight of the second, 0..1. */
  readonly part: number;
}

/**
 * Bilinear interpolation with half-pixel centres, not antialiased, the border going on as it ends (PyTorch
 * `interpolate(mode="bilinear", align_corners=False)`): gives what writes row `y` of a result of size `to`. Rows are best
 * asked for in their order.
 */
export function bilinearRows(values: Values, to: Size): (y: number, into: Float32Array) => void {
  const columns = Array.from({ length: to.width }, (_, x) => between(x, values.width, to.width));
  const [firsts, seconds] = [Int32Array.from(columns, ({ first }) => first), Int32Array.from(columns, (c) => c.second)];
  const parts = Float64Array.from(columns, ({ part }) => part);
  const stretch = (row: number, into: Float32Array): void => {
    const start = row * values.width;
    for (let x = 0; x < into.length; x++) {
      const left = values.data[start + firsts[x]];
      into[x] = left + (values.data[start + seconds[x]] - left) * parts[x];
    }
  };
  const kept = [-1, -1].map((row) => ({ row, data: new Float32Array(to.width) }));
  const stretched = (row: number): Float32Array => {
    const slot = kept[row % 2];
    if (slot.row !== row) stretch(row, slot.data);
    slot.row = row;
    return slot.data;
  };
  return (y, into) => {
    const { first, second, part } = between(y, values.height, to.height);
    const [above, below] = [stretched(first), stretched(second)];
    for (let x = 0; x < to.width; x++) into[x] = above[x] + (below[x] - above[x]) * part;
  };
}

function between(at: number, from: number, to: number): Between {
  const position = Math.max(0, ((at + 0.5) * from) / to - 0.5);
  const first = Math.min(Math.floor(position), from - 1);
  return { first, second: Math.min(first + 1, from - 1), part: Math.min(position - first, 1) };
}
