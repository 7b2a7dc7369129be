import { strideOf } from "../predict/planar-bytes.ts";
import type { Lease } from "../wasm/lease.ts";

/** Samples between two planes of a row: room for what is mirrored beyond the ends of either. */
const border = 8;
const sampleBytes = 2;

/** How rows of opponent planes, 16-bit samples, stand in the memory of the kernels. */
export interface OpponentRows {
  /** Samples of a row: three planes and what is between them. */
  readonly length: number;
  /** Bytes from one plane to the next. */
  readonly plane: number;
  /** Address of the first sample of a row. */
  readonly first: (row: number) => number;
  /** Reserves rows and fills them with zeros. */
  readonly reserve: (rows: number) => number;
  /** Address of row `y` in a ring of `ringRows`. */
  readonly inRing: (ring: number, y: number) => number;
  /** Writes a row of RGB bytes minus planar bytes, and mirrors it beyond its ends by 4 samples. */
  readonly write: (rgb: number, predicted: number, row: number) => void;
}

/** Rows of a ring: as many as nine, and one that comes, have room in. */
export const ringRows = 16;

/** The layout of rows of `width` pixels. */
export function opponentRows({ kernels, arena }: Lease, width: number): OpponentRows {
  const stride = strideOf(width);
  const length = border + 3 * (stride + border);
  const plane = (stride + border) * sampleBytes;
  const first = (row: number): number => row + border * sampleBytes;
  return {
    length,
    plane,
    first,
    reserve: (rows) => {
      // Kernels may look up to a vector beyond the last sample.
      const bytes = rows * length * sampleBytes + 32;
      const address = arena.reserve(bytes);
      arena.bytes(address, bytes).fill(0);
      return address;
    },
    inRing: (ring, y) => ring + (y % ringRows) * length * sampleBytes,
    write: (rgb, predicted, row) => {
      kernels.opponentRow(rgb, predicted, stride, first(row), plane, stride);
      kernels.mirrorEnds(first(row), plane, width, 4);
    },
  };
}

/** A row beside `0..height - 1` reflected into the picture, the border itself not repeated; clamped where it is lower. */
export function mirrorRow(y: number, height: number): number {
  const reflected = y < 0 ? -y : y >= height ? 2 * (height - 1) - y : y;
  return Math.min(Math.max(reflected, 0), height - 1);
}
