import { bestEnds } from "./best-ends.ts";
import type { Course } from "./course.ts";
import type { Strip } from "./strip.ts";

const coarse = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
const fine = 0.25;
const samples = 256;

/** Rows beside a course that refining reads. */
export const refiningReach = 4;

/** Moves the two ends of a course by up to 2.25 px across, to a quarter pixel, to where the strip sums up highest. */
export function refineCourse(strip: Strip, course: Course): Course {
  const { length } = strip;
  const stride = Math.max(1, length / samples);
  const count = Math.ceil(length / stride);
  const places = Int32Array.from({ length: count }, (_, k) => k * stride);
  // The strip follows the course in whole pixels.
  const fractions = Float64Array.from(places, (i) => {
    const exact = course.offset + course.slope * i;
    return exact - Math.round(exact) + strip.reach;
  });
  const span = Math.max(1, course.to - course.from);
  const [first, last] = bestEnds(
    (first, last) => slantedSum(strip, places, fractions, first, (last - first) / span),
    coarse,
    fine,
  );
  return { ...course, offset: course.offset + first, slope: course.slope + (last - first) / span };
}

function slantedSum(
  { data, length }: Strip,
  places: Int32Array,
  fractions: Float64Array,
  first: number,
  tilt: number,
): number {
  let sum = 0;
  for (let k = 0; k < places.length; k++) {
    const i = places[k];
    const at = fractions[k] + first + tilt * i;
    const row = Math.floor(at);
    const p = row * length + i;
    sum += data[p] * (row + 1 - at) + data[p + length] * (at - row);
  }
  return sum;
}
