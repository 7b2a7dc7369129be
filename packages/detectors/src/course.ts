import type { SignedPlane } from "@pixelproof/kernels";

/**
 * A straight course seen along its main axis: `across = offset + slope * (along - from)` for `along` in `from..to`;
 * `along` is x when `flat`, else y.
 */
export interface Course {
  readonly flat: boolean;
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly slope: number;
}

/** Two points, px: x1, y1, x2, y2. */
export type Ends = readonly [number, number, number, number];

/** The end points of a course. */
export function endsOf({ flat, from, to, offset, slope }: Course): Ends {
  const end = offset + slope * (to - from);
  return flat ? [from, offset, to, end] : [offset, from, end, to];
}

/** Length of a course, px. */
export const lengthOf = ({ from, to, slope }: Course): number => (to - from + 1) * Math.hypot(1, slope);

/** Shortens a course to its samples `first..last`. */
export function cut({ flat, from, offset, slope }: Course, first: number, last: number): Course {
  return { flat, from: from + first, to: from + last, offset: offset + slope * first, slope };
}

/** Lengthens a course by `by` px to either side, within the picture. */
export function extend(
  { width, height }: { width: number; height: number },
  { flat, from, to, offset, slope }: Course,
  by: number,
): Course {
  const begin = Math.max(0, from - by);
  const end = Math.min((flat ? width : height) - 1, to + by);
  return { flat, from: begin, to: end, offset: offset + slope * (begin - from), slope };
}

/** The plane's values along a course; 0 outside the picture. */
export function valuesAlong(
  { width, height, data }: SignedPlane,
  { flat, from, to, offset, slope }: Course,
): Float32Array {
  const values = new Float32Array(to - from + 1);
  const side = flat ? height : width;
  for (let i = 0; i < values.length; i++) {
    const along = from + i;
    const across = Math.round(offset + slope * i);
    if (across >= 0 && across < side) values[i] = flat ? data[across * width + along] : data[along * width + across];
  }
  return values;
}
