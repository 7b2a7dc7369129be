import type { SignedPlane } from "@pixelproof/kernels";
import type { Beamlet } from "./beamlets.ts";
import { bestEnds } from "./best-ends.ts";
import { bestStretch } from "./best-stretch.ts";
import { cut, extend, valuesAlong, type Course } from "./course.ts";
import { unitsPerDeviation } from "./significance.ts";

const coarse = [-1, 0, 1];
const fine = 0.5;
const samples = 96;

/**
 * Follows a line from a beamlet to both its ends. The window grows by half its length to either side; each time the
 * course is turned and moved to where the plane sums up highest, and cut to the stretch that holds a line rather than
 * nothing; until it grows no more.
 */
export function traceLine(plane: SignedPlane, beamlet: Beamlet): Course {
  const sign = Math.sign(beamlet.mean);
  let { course } = beamlet;
  for (let step = 0; step < 16; step++) {
    const window = turn(plane, sign, extend(plane, course, Math.max(16, (course.to - course.from) >> 1)));
    const found = support(plane, sign, window);
    const grown = found.to - found.from > (course.to - course.from) * 1.02 + 1;
    course = found;
    if (!grown) break;
  }
  return course;
}

/** The best of the courses whose two ends are moved by at most 1.5 px, half a pixel at a time. */
function turn(plane: SignedPlane, sign: number, course: Course): Course {
  const span = course.to - course.from;
  const moved = (first: number, last: number): Course => ({
    ...course,
    offset: course.offset + first,
    slope: course.slope + (last - first) / span,
  });
  const score = (first: number, last: number): number =>
    sign * sampledSum(plane, moved(first, last)) - 0.001 * unitsPerDeviation * (Math.abs(first) + Math.abs(last));
  return moved(...bestEnds(score, coarse, fine));
}

function sampledSum({ width, height, data }: SignedPlane, { flat, from, to, offset, slope }: Course): number {
  const stride = Math.max(1, (to - from) / samples);
  const side = flat ? height : width;
  let sum = 0;
  for (let t = from; t <= to; t += stride) {
    const along = Math.round(t);
    const across = Math.round(offset + slope * (along - from));
    if (across >= 0 && across < side) sum += flat ? data[across * width + along] : data[along * width + across];
  }
  return sum;
}

/** The part of a course where the plane is nearer to a line than to nothing. */
function support(plane: SignedPlane, sign: number, course: Course): Course {
  const values = valuesAlong(plane, course).map((value) => value * sign);
  const level = Math.min(2 * unitsPerDeviation, Math.max(0.6 * unitsPerDeviation, upperLevel(values) / 2));
  const [first, last] = bestStretch(values, level);
  return cut(course, first, last);
}

/** The value that seven in ten do not exceed. */
function upperLevel(values: Float32Array): number {
  const sorted = values.toSorted();
  return sorted[Math.floor(sorted.length * 0.7)];
}
