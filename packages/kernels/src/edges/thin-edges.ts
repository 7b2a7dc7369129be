import type { Rgb8 } from "@pixelproof/core";
import { spareBytes } from "../luma/luma-reader.ts";
import type { AxisTaps } from "../resample/taps.ts";
import { leaseKernels, type Lease } from "../wasm/lease.ts";
import { filterLuma, rowBytesOf } from "../luma/filter-plane.ts";

/** Pixels worked on at a time, a row at least. */
const stripPixels = 2 ** 16;

/** Least gradients, steps of luma per px: of any edge, and of a strong one. */
export interface EdgeStrength {
  readonly weak: number;
  readonly strong: number;
}

/**
 * The edges of a picture, thinned (Canny 1986): a mark for each pixel where the gradient of luma, smoothed by the taps
 * to the picture's own size, is the highest along its own direction, 0 elsewhere and on the outermost pixels.
 * `isStrong` and `directionOf` read a mark.
 */
export function thinEdges(picture: Rgb8, smoothing: AxisTaps, strength: EdgeStrength): Uint16Array {
  const { width, height } = picture;
  const marks = new Uint16Array(width * height);
  if (width < 3) return marks;
  const rows = Math.max(1, Math.floor(stripPixels / width));
  const lease = leaseKernels();
  try {
    for (let top = 1; top < height - 1; top += rows) {
      lease.arena.reset();
      thinStrip(lease, picture, smoothing, strength, { top, bottom: Math.min(top + rows, height - 1) }, marks);
    }
  } finally {
    lease.release();
  }
  return marks;
}

/** Rows `top..bottom`; for their crests the gradient of one row more is needed on either side, and for that one pixel more. */
function thinStrip(
  lease: Lease,
  picture: Rgb8,
  smoothing: AxisTaps,
  { weak, strong }: EdgeStrength,
  { top, bottom }: { top: number; bottom: number },
  marks: Uint16Array,
): void {
  const { kernels, arena } = lease;
  const { width, height } = picture;
  const rowBytes = rowBytesOf(width);
  const [first, end] = [Math.max(0, top - 2), Math.min(height, bottom + 2)];
  const inner = width - 2;
  const smooth = filterLuma(lease, picture, smoothing, { left: 0, right: width, top: first, bottom: end });
  const squares = arena.reserve((bottom - top + 2) * rowBytes + spareBytes);
  const thinned = arena.reserve(rowBytes);
  arena.bytes(squares, (bottom - top + 2) * rowBytes).fill(0);
  const row = arena.samples(thinned, inner);
  const smoothAt = (y: number): number => smooth + (y - first) * rowBytes + 4;
  const squareAt = (y: number): number => squares + (y - top + 1) * rowBytes + 4;
  for (let y = Math.max(1, top - 1); y < Math.min(bottom + 1, height - 1); y++) {
    kernels.squaredGradients(smoothAt(y), rowBytes, squareAt(y), inner);
    // Beyond the row it wrote on the outermost pixels.
    arena.floats(squareAt(y), Math.ceil(inner / 4) * 4 + 1).fill(0, inner);
  }
  for (let y = top; y < bottom; y++) {
    kernels.thinRow(smoothAt(y), squareAt(y), rowBytes, thinned, inner, weak ** 2, strong ** 2);
    marks.set(row, y * width + 1);
  }
}

/** Whether the gradient at a mark is a strong one. */
export const isStrong = (mark: number): boolean => (mark & 0x4000) !== 0;

/** The direction of the gradient at a mark, towards the brighter side: a unit vector, to within 0.02 degrees. */
export function directionOf(mark: number): { readonly x: number; readonly y: number } {
  const y = (mark & 0x1fff) / 4095 - 1;
  const x = (1 - Math.abs(y)) * ((mark & 0x2000) === 0 ? 1 : -1);
  const length = Math.hypot(x, y);
  return { x: x / length, y: y / length };
}
