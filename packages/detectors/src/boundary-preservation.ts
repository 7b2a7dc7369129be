import type { Rgb8 } from "@pixelproof/core";
import { matchEdges, type AxisTaps, type EdgeMatches } from "@pixelproof/kernels";
import { axisTaps, type Enlargement } from "./axis-taps.ts";
import { closestEnlargement, plainEnlargements } from "./closest-enlargement.ts";
import type { Contour } from "./contour.ts";
import { cubic } from "./interpolators.ts";
import { opponentPlane } from "./planes.ts";

/** How much of the edge is left at each point of a contour; NaN where the source has no edge to lose. */
export interface Preservation {
  /** 0 lost .. 1 kept. */
  readonly scores: Float32Array;
  /** Steepness left, 1 = as steep as the reference. */
  readonly gains: Float32Array;
  /** How far the edge moved along the normal, px. */
  readonly shifts: Float32Array;
}

/** How far an edge is followed when it moved, px. */
const farthest = 6;

/** Least root of the summed squared differences across an edge, 8-bit steps, for it to count as one. */
const leastEdge = 12;

/** An edge counts as moved only when it matches this much better elsewhere. */
const leastImprovement = 0.02;

/**
 * Boundary preservation at each point of the contours of `after`: `min(1, gain) / (1 + shift^2 / 4)`.
 *
 * Over the differences of luma per px across the border, averaged over a few neighbours along it: `shift` is where the
 * result correlates best with the closest enlargement, where edges should be; `gain` is the steepness that it has there,
 * measured against the cubic B-spline enlargement, which is softer than any customary one, so that only a loss beyond
 * plain enlarging counts. `matchEdges` has both in full. The first factor is the edge preservation index of Sattar,
 * Floreby, Salomonsson and Loevstroem 1997 (correlation of high-passed pictures), divided by the reference's energy
 * alone so that it falls with steepness; the second is the distance term `1 / (1 + alpha d^2)` of Pratt's figure of
 * merit (Abdou and Pratt 1979) with alpha = 1/4, so that a border 2 px off counts half.
 */
export function boundaryPreservation(
  before: Rgb8,
  after: Rgb8,
  contours: readonly Contour[],
  progress?: (fraction: number) => void,
): Preservation[] {
  const scale = after.width / before.width;
  const closest = closestEnlargement(before, after, opponentPlane(before, 0), plainEnlargements);
  const tapsOf = (enlargement: Enlargement): AxisTaps => ({
    x: axisTaps(before.width, after.width, enlargement),
    y: axisTaps(before.height, after.height, enlargement),
  });
  const expected = { closest: tapsOf(closest), soft: tapsOf({ kernel: cubic(1, 0), shift: closest.shift }) };
  const borders = contours.map(({ points }) => ({ points, neighbours: neighboursOf(points, scale) }));
  const search = { reach: Math.ceil(2 * scale + 1), farthest, leastEnergy: leastEdge ** 2, leastImprovement };
  return matchEdges(before, after, expected, borders, search, progress).map(preservationOf);
}

/** How many points to either side lie within three px of the source. */
function neighboursOf([x, y, , , nextX = x, nextY = y]: Float32Array, scale: number): number {
  const spacing = Math.max(1, Math.hypot(nextX - x, nextY - y));
  return Math.max(1, Math.round((3 * scale) / spacing));
}

function preservationOf(matches: EdgeMatches): Preservation {
  const count = matches.length / 2;
  const [scores, gains, shifts] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) {
    const gain = matches[i * 2];
    const shift = matches[i * 2 + 1];
    gains[i] = gain;
    shifts[i] = shift;
    scores[i] = Math.max(0, Math.min(1, gain)) / (1 + (shift * shift) / 4);
  }
  return { scores, gains, shifts };
}
