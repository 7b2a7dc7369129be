import type { Course } from "./course.ts";
import type { Strip } from "./strip.ts";

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
