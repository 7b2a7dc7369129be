import type { Rgb8 } from "@pixelproof/core";
import { rowEnlarger, type Enlargement } from "./enlarge.ts";
import { cubic, gaussian, lanczos, linear, nearest, type Kernel } from "./interpolators.ts";
import { opponentRow, type Plane } from "./planes.ts";

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

const sampledRows = 24;

/** The one of `enlargements` of `before` that comes closest to `after`: the least mean absolute difference of luma on a few rows. */
export function closestEnlargement(
  before: Rgb8,
  after: Rgb8,
  luma: Plane,
  enlargements: readonly Enlargement[],
): Enlargement {
  const predicted = new Float32Array(after.width);
  const actual = new Float32Array(after.width);
  const errorOf = (enlargement: Enlargement): number => {
    const writeRow = rowEnlarger(before, after, enlargement);
    let error = 0;
    for (let i = 0; i < sampledRows; i++) {
      const y = Math.floor(((i + 0.5) * after.height) / sampledRows);
      writeRow(luma, y, predicted);
      opponentRow(after, 0, y, actual);
      for (let x = 0; x < after.width; x++) error += Math.abs(actual[x] - predicted[x]);
    }
    return error;
  };
  const errors = enlargements.map(errorOf);
  return enlargements[errors.indexOf(Math.min(...errors))];
}
