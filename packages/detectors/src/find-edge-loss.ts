import type { Mask, Rgb8 } from "@pixelproof/core";
import { boundaryPreservation, type Preservation } from "./boundary-preservation.ts";
import type { Contour } from "./contour.ts";
import { enlarge } from "./enlarge.ts";
import { cubic } from "./interpolators.ts";
import { maskContours } from "./mask-contours.ts";
import { opponentPlane } from "./planes.ts";
import { closestEnlargement, plainEnlargements } from "./closest-enlargement.ts";
import { strongContours } from "./strong-contours.ts";
import type { Tick } from "./tick.ts";

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
 * Edges should be where the closest enlargement has them, and as steep as in the cubic B-spline enlargement, which is
 * softer than any customary one: only a loss beyond plain enlarging counts.
 */
export function findEdgeLoss(
  before: Rgb8,
  after: Rgb8,
  masks: readonly Mask[] | undefined,
  search: EdgeLossSearch,
  tick: Tick = () => {},
): EdgeLoss {
  const scale = after.width / before.width;
  const source = opponentPlane(before, 0);
  const result = opponentPlane(after, 0);
  const closest = closestEnlargement(before, after, source, plainEnlargements);
  const references = {
    closest: enlarge(source, after, closest),
    soft: enlarge(source, after, { kernel: cubic(1, 0), shift: closest.shift }),
  };
  tick(0.4);
  const contours =
    masks === undefined ? strongContours(source).map((contour) => scaled(contour, scale)) : masks.flatMap(maskContours);
  tick(0.6);
  const measured = contours.map((contour) => ({
    contour,
    preservation: boundaryPreservation(references, result, contour, scale),
  }));
  tick(1);
  const scores = measured.flatMap(({ preservation }) =>
    [...preservation.scores].filter((score) => !Number.isNaN(score)),
  );
  return {
    preservation: scores.length === 0 ? 1 : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    stretches: measured.flatMap(({ contour, preservation }) =>
      lostStretches(contour, preservation, search.threshold, search.minStretch * scale),
    ),
  };
}

function scaled({ points }: Contour, scale: number): Contour {
  return {
    points: points.map(({ x, y, nx, ny }) => ({ x: (x + 0.5) * scale - 0.5, y: (y + 0.5) * scale - 0.5, nx, ny })),
  };
}

/** Runs of points under the threshold that are at least `minLength` px long. */
export function lostStretches(
  contour: Contour,
  preservation: Preservation,
  threshold: number,
  minLength: number,
): LostStretch[] {
  const stretches: LostStretch[] = [];
  for (let i = 0, first = 0; i <= contour.points.length; i++) {
    if (i < contour.points.length && preservation.scores[i] < threshold) continue;
    const stretch = describe(contour, preservation, first, i);
    if (stretch !== undefined && stretch.length >= minLength) stretches.push(stretch);
    first = i + 1;
  }
  return stretches;
}

function describe(
  contour: Contour,
  { scores, shifts, gains }: Preservation,
  from: number,
  to: number,
): LostStretch | undefined {
  const points = contour.points.slice(from, to);
  if (points.length < 2) return undefined;
  const mean = (values: Float32Array): number =>
    values.slice(from, to).reduce((sum, value) => sum + value, 0) / points.length;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  let length = 0;
  for (let i = 1; i < points.length; i++) length += Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
  return {
    box: { x, y, width: Math.ceil(Math.max(...xs)) - x + 1, height: Math.ceil(Math.max(...ys)) - y + 1 },
    preservation: mean(scores),
    shift: shifts.slice(from, to).map(Math.abs).toSorted()[Math.floor(0.9 * points.length)],
    gain: mean(gains),
    length,
    ...(contour.object === undefined ? {} : { object: contour.object }),
  };
}
