import type { Rgb8 } from "@pixelproof/core";
import type { Course } from "./course.ts";
import { mirror } from "./mirror.ts";

/** Weights of R, G and B in one signal. */
export type Colour = readonly [number, number, number];

/** Where a line stands in a strip, and what lies beside it, px across. */
export const centre: readonly number[] = [-1, 0, 1];
export const flanks: readonly number[] = [-6, -5, -4, 4, 5, 6];

/** Rows beside a course that hold its flanks. */
export const flankReach = 6;

/** Values beside a course, straightened: row `i` of `data` lies `i - reach` px across from it. */
export interface Strip {
  readonly reach: number;
  /** Samples of a row. */
  readonly length: number;
  readonly data: Float32Array;
}

/** Makes a strip of what `writeRow` writes into its rows: pixels given by their place along and across the course. */
export function straighten(
  { width, height }: { width: number; height: number },
  { flat, from, to, offset, slope }: Course,
  reach: number,
  writeRow: (row: Float32Array, xs: Int32Array, ys: Int32Array) => void,
): Strip {
  const length = to - from + 1;
  const data = new Float32Array((2 * reach + 1) * length);
  const along = Int32Array.from({ length }, (_, i) => from + i);
  const middle = Int32Array.from({ length }, (_, i) => Math.round(offset + slope * i));
  const across = new Int32Array(length);
  const side = (flat ? height : width) - 1;
  for (let shift = -reach; shift <= reach; shift++) {
    for (let i = 0; i < length; i++) across[i] = mirror(middle[i] + shift, side);
    const row = data.subarray((shift + reach) * length, (shift + reach + 1) * length);
    if (flat) writeRow(row, along, across);
    else writeRow(row, across, along);
  }
  return { reach, length, data };
}

/** The weighted sum of a picture's channels along a course; what lies outside the picture is mirrored. */
export function pictureStrip(picture: Rgb8, course: Course, reach: number, [red, green, blue]: Colour): Strip {
  const { width, data } = picture;
  return straighten(picture, course, reach, (row, xs, ys) => {
    for (let i = 0; i < row.length; i++) {
      const p = (ys[i] * width + xs[i]) * 3;
      row[i] = red * data[p] + green * data[p + 1] + blue * data[p + 2];
    }
  });
}

/** The row `shift` px across from the course. */
export const rowOf = ({ reach, length, data }: Strip, shift: number): Float32Array =>
  data.subarray((reach + shift) * length, (reach + shift + 1) * length);

/** Mean of the rows `shifts` px across from the course, over its whole length. */
export function averageOf(strip: Strip, shifts: readonly number[]): number {
  return shifts.reduce((sum, shift) => sum + mean(rowOf(strip, shift)), 0) / shifts.length;
}

/** Mean of values. */
export function mean(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
