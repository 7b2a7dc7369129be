import type { Rgb8 } from "@pixelproof/core";
import type { AxisTaps } from "../resample/taps.ts";
import { leaseKernels, type Lease } from "../wasm/lease.ts";
import { filterLuma, placePart, rowBytesOf, type Rect } from "../luma/filter-plane.ts";
import { runsByTile, type Border, type Run } from "./runs.ts";

/** What the edges of the result are compared with: enlargements of the source, by their taps. */
export interface Expectations {
  /** As the result seems to have been enlarged: where edges should be. */
  readonly closest: AxisTaps;
  /** Softly: how steep edges should be at least. */
  readonly soft: AxisTaps;
}

export interface EdgeSearch {
  /** How far an edge reaches to either side of the border, px of the result. */
  readonly reach: number;
  /** How far an edge is followed when it moved, px; 2 or more. */
  readonly farthest: number;
  /** Least sum of squared differences across the soft edge for it to count as one. */
  readonly leastEnergy: number;
  /** An edge counts as moved only when its correlation is this much better elsewhere. */
  readonly leastImprovement: number;
}

/** Gain and shift of each point of a border, in turn; both NaN where the source has no edge to lose. */
export type EdgeMatches = Float32Array;

const vectorBytes = 16;

/**
 * Follows borders through the enlarged picture `after`. At each point the differences of BT.601 luma from pixel to pixel
 * along the normal are taken, of both expected enlargements of `before` and of `after`, and averaged over the
 * neighbours along the border. `shift` is where `after` correlates best with the closest enlargement, climbing from 0,
 * px; `gain` is, at that shift, `sum s(t) a(t + shift) / min(sum s(t)^2, sum s(t) c(t))` with the soft one s, the
 * closest one c, and `after` a.
 *
 * Only tiles of the pictures that hold borders are looked at, one at a time: memory is a few MiB whatever their size.
 */
export function matchEdges(
  before: Rgb8,
  after: Rgb8,
  expected: Expectations,
  borders: readonly Border[],
  search: EdgeSearch,
  progress: (fraction: number) => void = () => {},
): EdgeMatches[] {
  const matches = borders.map(({ points }) => new Float32Array(points.length / 2));
  const tiles = runsByTile(borders);
  const lease = leaseKernels();
  try {
    for (const [i, runs] of tiles.entries()) {
      lease.arena.reset();
      const rect = around(runs, search.reach + search.farthest + 2, after);
      const pixels = weave(lease, before, after, expected, rect);
      matchRuns(lease, after, pixels, rect, runs, search, matches);
      progress((i + 1) / tiles.length);
    }
  } finally {
    lease.release();
  }
  return matches;
}

/** The part of the picture that lies `margin` or less from the points of the runs; two pixels a side where there are. */
function around(runs: readonly Run[], margin: number, { width, height }: Rgb8): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of runs) {
    for (let i = 0; i < points.length; i += 4) {
      const x = points[i];
      const y = points[i + 1];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const within = (value: number, last: number): number => Math.max(Math.min(Math.floor(value), last), 0);
  return {
    left: within(left - margin, width - 2),
    top: within(top - margin, height - 2),
    right: within(right + margin, width - 1) + 1,
    bottom: within(bottom + margin, height - 1) + 1,
  };
}

/** Pixels of the three pictures side by side: closest, soft, after, one lane of no meaning. Gives their address. */
function weave(lease: Lease, before: Rgb8, after: Rgb8, { closest, soft }: Expectations, rect: Rect): number {
  const { kernels, arena } = lease;
  const [width, height] = [rect.right - rect.left, rect.bottom - rect.top];
  const rowBytes = rowBytesOf(width);
  const [a, b] = [filterLuma(lease, before, closest, rect), filterLuma(lease, before, soft, rect)];
  const { address } = placePart(lease, after, rect);
  const room = arena.reserve(rowBytes);
  const pixels = arena.reserve(height * rowBytes * 4);
  kernels.weave(a, b, rowBytes, address, width * 3, room, pixels, width, height);
  return pixels;
}

function matchRuns(
  lease: Lease,
  { width, height }: Rgb8,
  pixels: number,
  { left, top, right }: Rect,
  runs: readonly Run[],
  { reach, farthest, leastEnergy, leastImprovement }: EdgeSearch,
  matches: readonly EdgeMatches[],
): void {
  const { kernels, arena } = lease;
  const half = reach + farthest;
  const steps = 2 * half + 1;
  const most = Math.max(...runs.map(({ points }) => points.length / 4));
  const points = arena.reserve(most * vectorBytes);
  const profiles = arena.reserve(most * steps * vectorBytes);
  const mean = arena.reserve(steps * vectorBytes);
  const results = arena.reserve(most * 8);
  const down = height > 1 ? rowBytesOf(right - left) * 4 : 0;
  const beside = width > 1 ? vectorBytes : 0;
  for (const run of runs) {
    const [count, found] = [run.points.length / 4, run.end - run.first];
    arena.floats(points, run.points.length).set(run.points);
    kernels.edgeProfiles(points, count, half, pixels, left, top, width - 1, height - 1, beside, down, profiles);
    kernels.matchProfiles(
      profiles,
      count,
      run.first,
      run.end,
      run.neighbours,
      steps,
      farthest,
      leastEnergy,
      leastImprovement,
      mean,
      results,
    );
    matches[run.border].set(arena.floats(results, found * 2), run.at * 2);
  }
}
