import type { Rgb8 } from "@pixelproof/core";
import { LumaReader, spareBytes } from "../luma/luma-reader.ts";
import { leaseKernels } from "../wasm/lease.ts";
import { HalfPlane } from "./half-plane.ts";

/** How alike the gradient magnitudes of two pictures are: over all values of the map, 0..1. */
export interface GradientSimilarity {
  readonly mean: number;
  /** Sample standard deviation, divisor N - 1: GMSD. */
  readonly deviation: number;
}

/** Rows taken in at once, an even number. */
const stripRows = 16;

/**
 * Gradient magnitude similarity (Xue 2014, eq. 4) of the unrounded BT.601 luma of two pictures of one size, at half their
 * size: Prewitt operator, c = 170, zeros outside of the pictures. Sides of at least 3 px, which is not checked. In 32-bit
 * floats; equal pictures give a mean of exactly 1 and a deviation of exactly 0. `progress` is told the fraction done.
 */
export function gradientSimilarity(
  reference: Rgb8,
  candidate: Rgb8,
  progress?: (fraction: number) => void,
): GradientSimilarity {
  const { width, height } = reference;
  const lease = leaseKernels();
  const { arena, kernels } = lease;
  try {
    const reader = new LumaReader(lease, width * stripRows, false);
    const luma = arena.reserve(width * stripRows * 4 + spareBytes);
    const [a, b] = [new HalfPlane(lease, width, stripRows), new HalfPlane(lease, width, stripRows)];
    const totals = arena.place(new Float64Array(2));
    arena.reserve(spareBytes);
    // A row is compared when the one below it has come: row 1 and on, but for the zeros above the picture.
    let first = 2;
    const compare = (made: number): void => {
      kernels.compareGradients(a.row(first), b.row(first), a.rowBytes, a.columns, made + 1 - first, totals);
      for (const plane of [a, b]) plane.keep(made);
      first = 1;
    };
    for (let y = 0; y < height; y += stripRows) {
      const rows = Math.min(stripRows, height - y);
      reader.read(reference, y, rows, luma);
      a.take(luma, rows);
      reader.read(candidate, y, rows, luma);
      compare(b.take(luma, rows));
      progress?.((y + rows) / height);
    }
    a.end();
    compare(b.end());
    const count = a.columns * Math.ceil(height / 2);
    const [sum, squares] = arena.doubles(totals, 2);
    const variance = Math.max(0, squares - (sum * sum) / count) / (count - 1);
    return { mean: 1 - sum / count, deviation: Math.sqrt(variance) };
  } finally {
    lease.release();
  }
}
