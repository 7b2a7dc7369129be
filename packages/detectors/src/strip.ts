import type { Course } from "./course.ts";
import { mirror } from "./mirror.ts";
import type { Plane } from "./planes.ts";

/** Weights of the opponent planes in one signal. */
export type Colour = readonly [number, number, number];

/** Where a line stands in a strip, and what lies beside it, px across. */
export const centre: readonly number[] = [-1, 0, 1];
export const flanks: readonly number[] = [-6, -5, -4, 4, 5, 6];

/** Values beside a course, straightened: `rows[i]` lies `i - reach` px across from it. */
export interface Strip {
  readonly reach: number;
  readonly rows: readonly Float32Array[];
}

/** Straightens one plane around a course; what lies outside the picture is mirrored. */
export function straighten({ width, height, data }: Plane, course: Course, reach: number): Strip {
  const { flat, from, to, offset, slope } = course;
  const side = (flat ? height : width) - 1;
  const rows = Array.from({ length: 2 * reach + 1 }, () => new Float32Array(to - from + 1));
  for (let i = 0; i <= to - from; i++) {
    const middle = Math.round(offset + slope * i);
    for (let shift = -reach; shift <= reach; shift++) {
      const across = mirror(middle + shift, side);
      rows[shift + reach][i] = flat ? data[across * width + from + i] : data[(from + i) * width + across];
    }
  }
  return { reach, rows };
}

/** One strip of the weighted sum of the planes' strips. */
export function mix(strips: readonly Strip[], colour: Colour): Strip {
  const rows = strips[0].rows.map((_, row) => {
    const [luma, red, blue] = strips.map((strip) => strip.rows[row]);
    return luma.map((value, i) => colour[0] * value + colour[1] * red[i] + colour[2] * blue[i]);
  });
  return { reach: strips[0].reach, rows };
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
