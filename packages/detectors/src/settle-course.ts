import { bestStretch } from "./best-stretch.ts";
import { cut, extend, type Course } from "./course.ts";
import { refineCourse } from "./refine-course.ts";
import { averageAt, centre, flanks, type Strip } from "./strip.ts";

/** Refines, lengthens and trims a course in turns until it grows no more. */
export function settleCourse(
  traced: Course,
  signalAlong: (course: Course) => Strip,
  picture: { width: number; height: number },
): Course {
  let course = traced;
  for (let pass = 0; pass < 16; pass++) {
    const refined = refineCourse(signalAlong(course), course);
    const window = extend(picture, refined, Math.max(24, (refined.to - refined.from) >> 2));
    const trimmed = trim(signalAlong(window), window);
    const grew = trimmed.to - trimmed.from > course.to - course.from;
    course = trimmed;
    if (pass > 0 && !grew) break;
  }
  return course;
}

/**
 * Cuts a course to where the line is. Each pixel along it votes between 0 and the typical height, so that a line
 * crossing it, or one busy spot, is bridged.
 */
function trim(strip: Strip, course: Course): Course {
  const over = strip.rows[0].map(
    (_, i) => averageAt(strip, centre, i) - median(flanks.map((shift) => strip.rows[strip.reach + shift][i])),
  );
  const typical = median(over);
  const [first, last] = bestStretch(
    over.map((value) => Math.min(Math.max(value, 0), typical)),
    typical / 2,
  );
  return cut(course, first, last);
}

function median(values: readonly number[] | Float32Array): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
