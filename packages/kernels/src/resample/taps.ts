/** A run of source samples for each output sample of one axis. */
export interface Spans {
  /** First source sample of each run. */
  readonly firsts: Int32Array;
  /** Source samples in each run, 1 or more. */
  readonly counts: Int32Array;
}

/**
 * The source samples that make each output sample of one axis. Runs lie inside the source and move on with the output,
 * as those of a filter do: whoever makes the taps answers for both.
 */
export interface Taps extends Spans {
  /** `stride` weights an output sample, of which the first `counts[i]` are used. */
  readonly weights: Float32Array;
  readonly stride: number;
  /** Output samples are clamped between the least and the greatest source sample of these runs, each inside its taps. */
  readonly within?: Spans;
}

/** Taps of both axes; their lengths are width and height of the result. */
export interface AxisTaps {
  readonly x: Taps;
  readonly y: Taps;
}

/** Rows that have to be kept so that every run is whole when its last row has come. */
export function rowsToKeep({ firsts, counts }: Spans): number {
  let [end, most] = [0, 0];
  for (const [i, first] of firsts.entries()) {
    end = Math.max(end, first + counts[i]);
    most = Math.max(most, end - first);
  }
  return most;
}

/** The source samples that output samples `start..end` are made of: the first, and the one after the last. */
export function samplesRead({ firsts, counts }: Spans, start: number, end: number): [first: number, end: number] {
  let [first, last] = [Infinity, 0];
  for (let i = start; i < end; i++) {
    first = Math.min(first, firsts[i]);
    last = Math.max(last, firsts[i] + counts[i]);
  }
  return [first, last];
}

/** Taps of the output samples `start..end` alone, counted from the first source sample that they read. */
export function tapsOfRows(taps: Taps, start: number, end: number): { taps: Taps; first: number; end: number } {
  const [first, last] = samplesRead(taps, start, end);
  const part = ({ firsts, counts }: Spans): Spans => ({
    firsts: firsts.slice(start, end).map((at) => at - first),
    counts: counts.slice(start, end),
  });
  const { stride, weights, within } = taps;
  return {
    taps: {
      ...part(taps),
      weights: weights.slice(start * stride, end * stride),
      stride,
      ...(within && { within: part(within) }),
    },
    first,
    end: last,
  };
}
