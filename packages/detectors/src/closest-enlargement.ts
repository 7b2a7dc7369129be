import type { Rgb8 } from "@pixelproof/core";
import { axisTaps, type Enlargement } from "./axis-taps.ts";
import { blendRows, spreadRow } from "./enlarge.ts";
import { cubic, gaussian, lanczos, linear, nearest, type Kernel } from "./interpolators.ts";
import type { Plane } from "./planes.ts";

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

/** Samples of the result that are looked at: rows, and in each of them columns. */
const most = { rows: 24, columns: 840 };

/**
 * The one of `enlargements` of `before` that comes closest to `after`: the least mean absolute difference of luma at
 * samples spread over the picture.
 */
export function closestEnlargement(
  before: Rgb8,
  after: Rgb8,
  luma: Plane,
  enlargements: readonly Enlargement[],
): Enlargement {
  const rows = spread(after.height, most.rows);
  const columns = spread(after.width, most.columns);
  const actual = rows.map((y) => lumaAt(after, y, columns));
  const blended = new Float32Array(before.width);
  const predicted = new Float32Array(columns.length);
  const errorOf = (enlargement: Enlargement): number => {
    const across = axisTaps(before.width, after.width, enlargement, columns);
    const down = axisTaps(before.height, after.height, enlargement, rows);
    return actual.reduce((error, row, i) => {
      blendRows(luma.data, down, i, blended);
      spreadRow(blended, across, predicted);
      return error + distance(row, predicted);
    }, 0);
  };
  const errors = enlargements.map(errorOf);
  return enlargements[errors.indexOf(Math.min(...errors))];
}

/** About as many of the indices below `length`, an irrational step apart so that no phase of a factor is left out. */
function spread(length: number, most: number): number[] {
  const step = length <= most ? 1 : Math.floor(length / most) + 0.618;
  return Array.from({ length: Math.floor(length / step) }, (_, i) => Math.floor((i + 0.5) * step));
}

function lumaAt({ width, data }: Rgb8, y: number, columns: readonly number[]): Float32Array {
  return Float32Array.from(columns, (x) => {
    const p = (y * width + x) * 3;
    return (data[p] + 2 * data[p + 1] + data[p + 2]) / 4;
  });
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum;
}
