import type { Course } from "./course.ts";
import type { Residual } from "./residual.ts";
import { straighten, type Colour, type Strip } from "./strip.ts";

/** The weighted sum of the residual's channels along a course; what lies outside the picture is mirrored. */
export function residualStrip(
  { after, predicted }: Residual,
  course: Course,
  reach: number,
  [red, green, blue]: Colour,
): Strip {
  const { width, data } = after;
  const { stride, data: expected } = predicted;
  return straighten(after, course, reach, (row, xs, ys) => {
    for (let i = 0; i < row.length; i++) {
      const p = (ys[i] * width + xs[i]) * 3;
      const q = ys[i] * 3 * stride + xs[i];
      row[i] =
        red * (data[p] - expected[q]) +
        green * (data[p + 1] - expected[q + stride]) +
        blue * (data[p + 2] - expected[q + 2 * stride]);
    }
  });
}
