import type { Contour } from "./contour.ts";
import type { Plane } from "./planes.ts";

/** An edge counts as moved only when it matches this much better elsewhere. */
const leastImprovement = 0.02;

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

/** What the result's edges are compared with, all of the result's size. */
export interface References {
  /** The source enlarged as the result seems to be: where edges should be. */
  readonly closest: Plane;
  /** The source enlarged softly: how steep edges should be at least. */
  readonly soft: Plane;
}

/**
 * Boundary preservation at each point of a contour: `min(1, gain) / (1 + shift^2 / 4)`.
 *
 * Over the differences per px across the border, averaged over a few neighbours along it: `shift` is where the result
 * correlates best with the closest enlargement, climbing from 0; `gain` is, at that shift, `sum s'(t) a'(t + shift) /
 * min(sum s'(t)^2, sum s'(t) c'(t))` with the soft enlargement s, the closest one c, and the result a. The first factor is the edge preservation index of Sattar,
 * Floreby, Salomonsson and Loevstroem 1997 (correlation of high-passed pictures), divided by the reference's energy
 * alone so that it falls with steepness; the second is the distance term `1 / (1 + alpha d^2)` of Pratt's figure of
 * merit (Abdou and Pratt 1979) with alpha = 1/4, so that a border 2 px off counts half.
 */
export function boundaryPreservation(
  references: References,
  result: Plane,
  contour: Contour,
  scale: number,
): Preservation {
  const reach = Math.ceil(2 * scale + 1);
  const [closest, soft, after] = [references.closest, references.soft, result].map((plane) =>
    averagedProfiles(plane, contour, reach + farthest, scale),
  );
  const count = contour.points.length;
  const [scores, gains, shifts] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) {
    const edge = window(soft[i], reach, 0);
    const energy = dot(edge, edge);
    const shift = energy < leastEdge ** 2 ? NaN : shiftOf(closest[i], after[i], reach);
    shifts[i] = shift;
    const expected = Math.min(energy, dot(edge, window(closest[i], reach, 0)));
    gains[i] = interpolate(shift, (whole) => dot(edge, window(after[i], reach, whole))) / expected;
    scores[i] = Math.max(0, Math.min(1, gains[i])) / (1 + (shift * shift) / 4);
  }
  return { scores, gains, shifts };
}

/** How far `after` is to be moved to match `before` best: the nearest maximum of their normalised correlation, px. */
function shiftOf(before: Float32Array, after: Float32Array, reach: number): number {
  const edge = window(before, reach, 0);
  const likeness = (shift: number): number => {
    const other = window(after, reach, shift);
    return dot(edge, other) / Math.sqrt(dot(edge, edge) * dot(other, other) + 1);
  };
  const direction = likeness(1) > likeness(-1) ? 1 : -1;
  let shift = 0;
  while (Math.abs(shift) < farthest - 1 && likeness(shift + direction) > likeness(shift)) shift += direction;
  const [left, here, right] = [likeness(shift - 1), likeness(shift), likeness(shift + 1)];
  const bend = left - 2 * here + right;
  if (here < likeness(0) + leastImprovement) return 0;
  return bend < 0 ? shift + Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend))) : shift;
}

function interpolate(at: number, valueAt: (whole: number) => number): number {
  if (Number.isNaN(at)) return NaN;
  const below = Math.floor(at);
  return valueAt(below) * (below + 1 - at) + valueAt(below + 1) * (at - below);
}

/** The middle `2 * reach + 1` values of a profile, moved by `shift`. */
function window(profile: Float32Array, reach: number, shift: number): Float32Array {
  const first = (profile.length >> 1) - reach + shift;
  return profile.subarray(first, first + 2 * reach + 1);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Differences per px across the border at each point, averaged over the neighbours along it. */
function averagedProfiles(plane: Plane, { points }: Contour, reach: number, scale: number): Float32Array[] {
  const single = points.map(({ x, y, nx, ny }) => {
    const profile = new Float32Array(2 * reach + 1);
    let behind = sample(plane, x - (reach + 0.5) * nx, y - (reach + 0.5) * ny);
    for (let t = -reach; t <= reach; t++) {
      const ahead = sample(plane, x + (t + 0.5) * nx, y + (t + 0.5) * ny);
      profile[t + reach] = ahead - behind;
      behind = ahead;
    }
    return profile;
  });
  const [first, second = first] = points;
  const spacing = Math.max(1, Math.hypot(second.x - first.x, second.y - first.y));
  const neighbours = Math.max(1, Math.round((3 * scale) / spacing));
  return single.map((_, i) => mean(single.slice(Math.max(0, i - neighbours), i + neighbours + 1)));
}

function mean(profiles: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(profiles[0].length);
  for (const profile of profiles) for (let t = 0; t < result.length; t++) result[t] += profile[t] / profiles.length;
  return result;
}

/** Bilinear value; what lies outside repeats the border. */
function sample({ width, height, data }: Plane, x: number, y: number): number {
  const cx = Math.min(Math.max(x, 0), width - 1);
  const cy = Math.min(Math.max(y, 0), height - 1);
  const left = Math.max(0, Math.min(Math.floor(cx), width - 2));
  const top = Math.max(0, Math.min(Math.floor(cy), height - 2));
  const [fx, fy] = [cx - left, cy - top];
  const i = top * width + left;
  const right = width > 1 ? 1 : 0;
  const down = height > 1 ? width : 0;
  const upper = data[i] * (1 - fx) + data[i + right] * fx;
  const lower = data[i + down] * (1 - fx) + data[i + down + right] * fx;
  return upper * (1 - fy) + lower * fy;
}
