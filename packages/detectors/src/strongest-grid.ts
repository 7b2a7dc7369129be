/** Parallel lines at a regular distance. */
export interface Grid {
  /** Px from line to line. */
  readonly period: number;
  /** Where the first line lies, px, 0..period - 1; 0 is the border of the picture. */
  readonly offset: number;
}

export interface FoundGrid extends Grid {
  /** Sum of the deviates, great ones cut, over the root of their number: standard deviations, if all were noise. */
  readonly evidence: number;
}

/** Shorter periods are the business of whoever looks for the blocks of lossy files, px. */
export const shortestPeriod = 32;

/** What a deviate has beyond this counts a quarter: no single line may stand for a grid, and unequal ones stay together. */
const enough = 5;

/**
 * The grid of at least two lines whose deviates stand out most: the greatest sum over the root of the number of lines.
 * Boundaries within `margin` px of the ends do not count. None when there is room for one line only.
 */
export function strongestGrid(deviates: Float32Array, margin: number): FoundGrid | undefined {
  const counted = deviates.map((value) => (value > enough ? enough + (value - enough) / 4 : value));
  const last = deviates.length - margin;
  let best: FoundGrid | undefined;
  for (let period = shortestPeriod; period <= last - margin; period++) {
    // A start beyond this one leaves room for one line.
    const end = Math.min(margin + period, last - period + 1);
    for (let start = margin; start < end; start++) {
      let sum = 0;
      let count = 0;
      for (let x = start; x <= last; x += period, count++) sum += counted[x];
      const evidence = sum / Math.sqrt(count);
      if (best === undefined || evidence > best.evidence) best = { period, offset: start % period, evidence };
    }
  }
  return best;
}

/** The lines of a grid over `length` px that do not lie within `margin` px of the ends. */
export function linesOf({ period, offset }: Grid, length: number, margin: number): number[] {
  const first = offset + Math.ceil(Math.max(0, margin - offset) / period) * period;
  return Array.from(
    { length: Math.max(0, Math.floor((length - margin - first) / period) + 1) },
    (_, i) => first + i * period,
  );
}
