import type { Rgb8 } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { findBeamlets } from "./beamlets.ts";
import { collectLines } from "./collect-lines.ts";
import type { LineEvidence } from "./line-evidence.ts";
import { nearest } from "./interpolators.ts";
import { residualOf, type Residual } from "./residual.ts";
import { significanceOf, unitsPerDeviation } from "./significance.ts";
import { endsOf, lengthOf, type Ends } from "./course.ts";

/** A straight line that the result has and the source has not. */
export interface FoundLine {
  /** x1, y1, x2, y2 in pixels of the result; whole numbers are pixel centres. */
  readonly ends: Ends;
  /** What the line adds to the strongest of R, G, B, 8-bit steps, signed. */
  readonly contrast: number;
  /** Length, px of the result. */
  readonly length: number;
}

export interface LineSearch {
  /** Least length as a fraction of the result's shorter side. */
  readonly minLength: number;
  /** Least contrast, 8-bit steps. */
  readonly minContrast: number;
}

/** Mean of a beamlet in standard deviations. */
const beamletThreshold = 1;

/**
 * Finds added lines, the strongest first. What `after` holds beyond the closest enlargement of `before` is divided by
 * the noise expected there; short straight pieces that stand out are traced to their ends; a course counts as a line
 * when its mean cross profile is a thin ridge, high enough over what the source has along the same course.
 */
export function findLines(
  before: Rgb8,
  after: Rgb8,
  search: LineSearch,
  progress: (fraction: number) => void = () => {},
): FoundLine[] {
  const { residual, detail } = residualOf(before, after, (done) => progress(0.6 * done));
  const significance = significanceOf(detail, before);
  progress(0.8);
  const beamlets = findBeamlets(significance, beamletThreshold * unitsPerDeviation);
  progress(0.9);
  const minLength = search.minLength * Math.min(after.width, after.height);
  const isLine = acceptance(residual, minLength, search.minContrast);
  const lines = collectLines(residual, significance, beamlets, 0.35 * minLength, isLine);
  return lines
    .map(({ course, contrast }) => ({ ends: inside(endsOf(course), after), contrast, length: lengthOf(course) }))
    .toSorted((a, b) => Math.abs(b.contrast) - Math.abs(a.contrast));
}

/** `findLines` as a task for a thread. */
export const findLinesTask = defineTask(
  import.meta.url,
  "findLinesTask",
  ({ before, after, search }: { before: Rgb8; after: Rgb8; search: LineSearch }, progress) =>
    findLines(before, after, search, progress),
);

function inside([x1, y1, x2, y2]: Ends, { width, height }: Rgb8): Ends {
  const across = (x: number): number => Math.min(Math.max(x, 0), width - 1);
  const down = (y: number): number => Math.min(Math.max(y, 0), height - 1);
  return [across(x1), down(y1), across(x2), down(y2)];
}

/** What makes a line of a course; every figure leaves room under what was asked for, because drawn lines are uneven. */
function acceptance({ enlargement }: Residual, minLength: number, minContrast: number) {
  return ({ course, contrast, height, counter, width, sourceRange, noise }: LineEvidence): boolean => {
    const excused = enlargement.kernel === nearest ? 0.7 : height > 10 * noise ? 0.15 : 0.4;
    return (
      lengthOf(course) >= 0.92 * minLength &&
      Math.abs(contrast) >= 0.55 * minContrast &&
      height >= Math.max(0.4 * minContrast, excused * sourceRange) &&
      counter < 0.4 &&
      width <= 4
    );
  };
}
