import type { Rgb8 } from "@pixelproof/core";
import { planeDistances } from "@pixelproof/kernels";
import { axisTaps, type Enlargement } from "./axis-taps.ts";
import { cubic, gaussian, lanczos, linear, nearest, type Kernel } from "./interpolators.ts";
import { createPlane, type Plane } from "./planes.ts";

const centred = (kernel: Kernel): Enlargement => ({ kernel, shift: 0 });

/** Half a pixel off is what libvips' resize and OpenCV's nearest neighbour do. */
const corner = (kernel: Kernel): Enlargement => ({ kernel, shift: -0.5 });

const catmullRom = cubic(0, 0.5);

/** Enlargements without a fault. */
export const plainEnlargements: readonly Enlargement[] = [
  ...[catmullRom, linear, cubic(0, 0.75), cubic(1 / 3, 1 / 3), cubic(1, 0), lanczos(3), lanczos(4), nearest].map(
    centred,
  ),
  ...[nearest, linear, catmullRom].map(corner),
];

/** Enlargements that were blurred as a whole. */
export const blurredEnlargements: readonly Enlargement[] = [0.75, 1, 1.5, 2].map((sigma) => centred(gaussian(sigma)));

/** Rows and columns of the result that are looked at. */
const most = { rows: 24, columns: 840 };

/**
 * The one of `enlargements` of `before` that comes closest to `after`: the least mean absolute difference of luma at
 * samples spread over the picture. `luma` is that of `before`, (R + 2G + B) / 4.
 */
export function closestEnlargement(
  before: Rgb8,
  after: Rgb8,
  luma: Plane,
  enlargements: readonly Enlargement[],
): Enlargement {
  const rows = spread(after.height, most.rows);
  const columns = spread(after.width, most.columns);
  const taps = enlargements.map((enlargement) => ({
    x: axisTaps(before.width, after.width, enlargement, columns),
    y: axisTaps(before.height, after.height, enlargement, rows),
  }));
  const distances = planeDistances(luma, lumaAt(after, columns, rows), taps);
  return enlargements[distances.indexOf(Math.min(...distances))];
}

/** About as many of the indices below `length`, an irrational step apart so that no phase of a factor is left out. */
function spread(length: number, most: number): number[] {
  const step = length <= most ? 1 : Math.floor(length / most) + 0.618;
  return Array.from({ length: Math.floor(length / step) }, (_, i) => Math.floor((i + 0.5) * step));
}

/** Luma where the columns and rows meet. */
function lumaAt({ width, data }: Rgb8, columns: readonly number[], rows: readonly number[]): Plane {
  const luma = createPlane(columns.length, rows.length);
  let i = 0;
  for (const y of rows) {
    for (const x of columns) {
      const p = (y * width + x) * 3;
      luma.data[i++] = (data[p] + 2 * data[p + 1] + data[p + 2]) / 4;
    }
  }
  return luma;
}
