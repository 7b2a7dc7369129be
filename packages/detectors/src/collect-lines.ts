import type { SignedPlane } from "@pixelproof/kernels";
import type { Beamlet } from "./beamlets.ts";
import { endsOf, lengthOf, type Course, type Ends } from "./course.ts";
import { lineEvidence, type LineEvidence } from "./line-evidence.ts";
import type { Residual } from "./residual.ts";
import { traceLine } from "./trace-line.ts";

/**
 * Traces from the strongest beamlet on. A beamlet on a course traced before is left out: the same line, or its side
 * lobe, whose sign is the other.
 */
export function collectLines(
  residual: Residual,
  significance: SignedPlane,
  beamlets: readonly Beamlet[],
  minLength: number,
  isLine: (evidence: LineEvidence) => boolean,
): LineEvidence[] {
  const refused: { course: Course; sign: number }[] = [];
  const lines: LineEvidence[] = [];
  for (const beamlet of beamlets) {
    const sign = Math.sign(beamlet.mean);
    const ends = endsOf(beamlet.course);
    if (lines.some((line) => lies(ends, line.course, 6))) continue;
    if (refused.some((other) => other.sign === sign && lies(ends, other.course, 3))) continue;
    const course = traceLine(significance, beamlet);
    const evidence = lengthOf(course) >= minLength ? lineEvidence(residual, course) : undefined;
    const isNew = evidence !== undefined && !lines.some((line) => lies(endsOf(evidence.course), line.course, 4));
    if (isNew && isLine(evidence)) lines.push(evidence);
    else refused.push({ course, sign });
  }
  return lines;
}

/** Whether a straight piece runs along a course: both its ends within `distance` px across it. */
function lies([x1, y1, x2, y2]: Ends, course: Course, distance: number): boolean {
  return isNear(x1, y1, course, distance) && isNear(x2, y2, course, distance);
}

function isNear(x: number, y: number, { flat, from, to, offset, slope }: Course, distance: number): boolean {
  const along = flat ? x : y;
  const across = flat ? y : x;
  return along >= from - 8 && along <= to + 8 && Math.abs(across - offset - slope * (along - from)) <= distance;
}
