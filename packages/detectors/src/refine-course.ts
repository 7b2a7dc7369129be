import { mirror } from "./mirror.ts";
import type { Plane } from "./planes.ts";
import type { Course } from "./course.ts";

/** Weights of the opponent planes in one signal. */
export type Colour = readonly [number, number, number];

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

const steps = Array.from({ length: 17 }, (_, i) => (i - 8) / 4);
const samples = 256;

/** Moves the two ends of a course by up to 2 px across, a quarter pixel at a time, to where the strip sums up highest. */
export function refineCourse(strip: Strip, course: Course): Course {
  const length = course.to - course.from;
  let best = { first: 0, last: 0, sum: -Infinity };
  for (const first of steps) {
    for (const last of steps) {
      const sum = slantedSum(strip, course, first, (last - first) / Math.max(1, length));
      if (sum > best.sum) best = { first, last, sum };
    }
  }
  const slope = course.slope + (best.last - best.first) / Math.max(1, length);
  return { ...course, offset: course.offset + best.first, slope };
}

function slantedSum({ rows, reach }: Strip, { offset, slope }: Course, first: number, tilt: number): number {
  const length = rows[0].length;
  const stride = Math.max(1, length / samples);
  let sum = 0;
  for (let t = 0; t < length; t += stride) {
    const i = t | 0;
    const exact = offset + slope * i;
    const at = exact - Math.round(exact) + first + tilt * i + reach;
    const row = Math.floor(at);
    sum += rows[row][i] * (row + 1 - at) + rows[row + 1][i] * (at - row);
  }
  return sum;
}
