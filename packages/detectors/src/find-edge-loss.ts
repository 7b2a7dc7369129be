import type { DetectionInput, Mask, Rgb8 } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { boundaryPreservation, type Preservation } from "./boundary-preservation.ts";
import type { Contour } from "./contour.ts";
import { maskContours } from "./mask-contours.ts";
import { strongContours } from "./strong-contours.ts";

/** A stretch of border that was lost. */
export interface LostStretch {
  /** Box around it, px of the result. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Mean boundary preservation over the stretch, 0..1. */
  readonly preservation: number;
  /** How far the border moved along its normal: nine points in ten by no more, px. */
  readonly shift: number;
  /** Mean steepness left. */
  readonly gain: number;
  readonly length: number;
  /** Which mask; missing for contours of the source. */
  readonly object?: number;
}

export interface EdgeLoss {
  /** Mean boundary preservation over all borders, 0..1; 1 when there is none. */
  readonly preservation: number;
  readonly stretches: readonly LostStretch[];
}

export interface EdgeLossSearch {
  /** A stretch is lost below this preservation. */
  readonly threshold: number;
  /** Least length of a lost stretch, px of the source. */
  readonly minStretch: number;
}

/**
 * Compares the borders of `after` with those of `before`: the masks' borders, or else the strong contours of `before`.
 * What counts as lost stands at `boundaryPreservation`.
 */
export function findEdgeLoss(
  before: Rgb8,
  after: Rgb8,
  masks: readonly Mask[] | undefined,
  search: EdgeLossSearch,
  progress: (fraction: number) => void = () => {},
): EdgeLoss {
  const scale = after.width / before.width;
  const contours = masks?.flatMap(maskContours) ?? strongContours(before, scale);
  progress(0.2);
  const preservations = boundaryPreservation(before, after, contours, (part) => progress(0.2 + 0.8 * part));
  return {
    preservation: meanOf(preservations.map(({ scores }) => scores)),
    stretches: contours.flatMap((contour, i) =>
      lostStretches(contour, preservations[i], search.threshold, search.minStretch * scale),
    ),
  };
}

/** `findEdgeLoss` as a task for a thread. */
export const findEdgeLossTask = defineTask(
  import.meta.url,
  "findEdgeLossTask",
  ({ before, after, masks, search }: DetectionInput & { search: EdgeLossSearch }, progress) =>
    findEdgeLoss(before, after, masks, search, progress),
);

/** Mean of all numbers, NaN left out; 1 when there is none. */
function meanOf(scores: readonly Float32Array[]): number {
  let [sum, count] = [0, 0];
  for (const own of scores) {
    for (let i = 0; i < own.length; i++) {
      if (Number.isNaN(own[i])) continue;
      sum += own[i];
      count++;
    }
  }
  return count === 0 ? 1 : sum / count;
}

/** Runs of two points or more under the threshold that are at least `minLength` px long. */
export function lostStretches(
  contour: Contour,
  preservation: Preservation,
  threshold: number,
  minLength: number,
): LostStretch[] {
  const stretches: LostStretch[] = [];
  for (let i = 0, first = 0; i <= preservation.scores.length; i++) {
    if (i < preservation.scores.length && preservation.scores[i] < threshold) continue;
    if (i > first + 1) {
      const stretch = describe(contour, preservation, first, i);
      if (stretch.length >= minLength) stretches.push(stretch);
    }
    first = i + 1;
  }
  return stretches;
}

function describe(contour: Contour, { scores, shifts, gains }: Preservation, from: number, to: number): LostStretch {
  const { points } = contour;
  const count = to - from;
  const mean = (values: Float32Array): number =>
    values.subarray(from, to).reduce((sum, value) => sum + value, 0) / count;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let length = 0;
  for (let i = from; i < to; i++) {
    const [x, y] = [points[i * 4], points[i * 4 + 1]];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    if (i > from) length += Math.hypot(x - points[i * 4 - 4], y - points[i * 4 - 3]);
  }
  const [x, y] = [Math.floor(left), Math.floor(top)];
  return {
    box: { x, y, width: Math.ceil(right) - x + 1, height: Math.ceil(bottom) - y + 1 },
    preservation: mean(scores),
    shift: shifts.slice(from, to).map(Math.abs).toSorted()[Math.floor(0.9 * count)],
    gain: mean(gains),
    length,
    ...(contour.object === undefined ? {} : { object: contour.object }),
  };
}
