import type { Rgb8 } from "@pixelproof/core";
import type { Course } from "./course.ts";
import { mirror } from "./mirror.ts";
import type { Residual } from "./residual.ts";

/** Weights of R, G and B in one signal. */
export type Colour = readonly [number, number, number];

/** Where a line stands in a strip, and what lies beside it, px across. */
export const centre: readonly number[] = [-1, 0, 1];
export const flanks: readonly number[] = [-6, -5, -4, 4, 5, 6];

/** Values beside a course, straightened: `rows[i]` lies `i - reach` px across from it. */
export interface Strip {
  readonly reach: number;
  readonly rows: readonly Float32Array[];
}

/** Straightens the weighted sum of the residual's channels around a course; what lies outside the picture is mirrored. */
export function residualStrip({ after, predicted }: Residual, course: Course, reach: number, colour: Colour): Strip {
  const { width, data } = after;
  const { stride, data: expected } = predicted;
  const [red, green, blue] = colour;
  return straighten(after, course, reach, (x, y) => {
    const p = (y * width + x) * 3;
    const q = y * 3 * stride + x;
    return (
      red * (data[p] - expected[q]) +
      green * (data[p + 1] - expected[q + stride]) +
      blue * (data[p + 2] - expected[q + 2 * stride])
    );
  });
}

/** Straightens the weighted sum of a picture's channels. */
export function pictureStrip(picture: Rgb8, course: Course, reach: number, colour: Colour): Strip {
  const { width, data } = picture;
  const [red, green, blue] = colour;
  return straighten(picture, course, reach, (x, y) => {
    const p = (y * width + x) * 3;
    return red * data[p] + green * data[p + 1] + blue * data[p + 2];
  });
}

function straighten(
  { width, height }: { width: number; height: number },
  { flat, from, to, offset, slope }: Course,
  reach: number,
  valueAt: (x: number, y: number) => number,
): Strip {
  const side = (flat ? height : width) - 1;
  const rows = Array.from({ length: 2 * reach + 1 }, () => new Float32Array(to - from + 1));
  for (let i = 0; i <= to - from; i++) {
    const middle = Math.round(offset + slope * i);
    for (let shift = -reach; shift <= reach; shift++) {
      const across = mirror(middle + shift, side);
      rows[shift + reach][i] = flat ? valueAt(from + i, across) : valueAt(across, from + i);
    }
  }
  return { reach, rows };
}

/** Mean of the rows `shifts` px across from the course, at its pixel `i`. */
export function averageAt({ rows, reach }: Strip, shifts: readonly number[], i: number): number {
  let sum = 0;
  for (const shift of shifts) sum += rows[reach + shift][i];
  return sum / shifts.length;
}

/** Mean of the rows `shifts` px across from the course, over its whole length. */
export function averageOf(strip: Strip, shifts: readonly number[]): number {
  const length = strip.rows[0].length;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += averageAt(strip, shifts, i);
  return sum / length;
}
