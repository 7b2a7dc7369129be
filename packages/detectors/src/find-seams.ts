import type { Rgb8 } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { blurredEnlargements, closestEnlargement, plainEnlargements } from "./closest-enlargement.ts";
import { jumpsOf, type Segment } from "./jumps.ts";
import type { Direction } from "./luma-lines.ts";
import { matchTone } from "./match-tone.ts";
import { opponentPlane } from "./planes.ts";
import { standOut } from "./stand-out.ts";
import { linesOf, strongestGrid, type FoundGrid } from "./strongest-grid.ts";

/** One seam of a grid. */
export interface Seam {
  /** The first pixel behind the seam, px. */
  readonly at: number;
  /** Root mean square of the jump of luma over the length of the seam, 8-bit steps. */
  readonly strength: number;
}

/** Seams between tiles, all in one direction. */
export interface SeamGrid extends FoundGrid {
  readonly direction: Direction;
  /** The seams that stand out by themselves, from left to right or from top to bottom. */
  readonly seams: readonly Seam[];
}

/** Outermost pixels of the source, where the borders of pictures and of kernels are, and pixels of the result. */
const margins = { source: 6, result: 24 };

/** What noise and the picture itself reach is far less; see the figures in the README. */
const leastEvidence = 7;

/** Of a true grid every line stands out; many that hardly do are the trace of blocks or of pixels of the source. */
const leastDeviate = 3;

/** A seam that stands out less is not shown. */
const visibleDeviate = 2;

/**
 * Finds the grids of seams, at most one in each direction, and tells the fraction done. What jumps between neighbouring columns or rows of `after` more than in
 * the closest enlargement of `before` is held against its neighbourhood; columns that stand out at a regular distance make a grid.
 */
export function findSeams(before: Rgb8, after: Rgb8, progress?: (fraction: number) => void): SeamGrid[] {
  const source = matchTone(opponentPlane(before, 0), after);
  const enlargement = closestEnlargement(before, after, source, [...plainEnlargements, ...blurredEnlargements]);
  const margin = Math.ceil(Math.max(margins.result, (margins.source * after.width) / before.width));
  const directions: readonly Direction[] = ["vertical", "horizontal"];
  return directions.flatMap((direction, i) => {
    const segments = jumpsOf(source, after, direction, enlargement, (done) =>
      progress?.((i + done) / directions.length),
    );
    const deviates = standOut(segments);
    const grid = strongestGrid(deviates, margin);
    return grid === undefined ? [] : confirmed(grid, direction, segments, deviates, margin);
  });
}

/** `findSeams` as a task for a thread. */
export const findSeamsTask = defineTask(
  import.meta.url,
  "findSeamsTask",
  ({ before, after }: { before: Rgb8; after: Rgb8 }, progress) => findSeams(before, after, progress),
);

function confirmed(
  grid: FoundGrid,
  direction: Direction,
  segments: Segment[],
  deviates: Float32Array,
  margin: number,
): SeamGrid[] {
  const lines = linesOf(grid, deviates.length, margin);
  if (grid.evidence < Math.max(leastEvidence, leastDeviate * Math.sqrt(lines.length))) return [];
  const seams = lines
    .filter((x) => deviates[x] >= visibleDeviate)
    .map((x) => ({ at: x, strength: strengthAt(segments, x) }));
  return [{ ...grid, direction, seams }];
}

function strengthAt(segments: readonly Segment[], x: number): number {
  const squares = segments.map(({ jump, weight }) => (jump[x] / weight[x]) ** 2);
  return Math.sqrt(squares.reduce((total, square) => total + square, 0) / squares.length);
}
