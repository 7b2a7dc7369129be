import { bestStretch } from "./best-stretch.ts";
import { cut, extend, type Course } from "./course.ts";
import { refineCourse, refiningReach } from "./refine-course.ts";
import { rowMedian } from "./row-median.ts";
import { centre, flankReach, flanks, rowOf, type Strip } from "./strip.ts";

/** Refines, lengthens and trims a course in turns until it grows no more. */
export function settleCourse(
  traced: Course,
  signalAlong: (course: Course, reach: number) => Strip,
  picture: { width: number; height: number },
): Course {
  let course = traced;
  for (let pass = 0; pass < 16; pass++) {
    const refined = refineCourse(signalAlong(course, refiningReach), course);
    const window = extend(picture, refined, Math.max(24, (refined.to - refined.from) >> 2));
    const trimmed = trim(signalAlong(window, flankReach), window);
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
  const [left, middle, right] = centre.map((shift) => rowOf(strip, shift));
  const beside = rowMedian(flanks.map((shift) => rowOf(strip, shift)));
  const over = middle.map((value, i) => (left[i] + value + right[i]) / 3 - beside[i]);
  const typical = over.toSorted()[over.length >> 1];
  const [first, last] = bestStretch(
    over.map((value) => Math.min(Math.max(value, 0), typical)),
    typical / 2,
  );
  return cut(course, first, last);
}
