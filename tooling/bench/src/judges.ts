import type { Verdict } from "./compare.ts";
import { meanDifference } from "./mean-difference.ts";
import { depthOf, type Samples } from "./pictures/rgba.ts";

type Judge<T> = (ours: T, theirs: T) => Verdict;

/** Two figures are the same when they differ by at most `tolerance`. */
export const figuresWithin =
  (tolerance: number): Judge<number> =>
  (ours, theirs) => ({ equal: Math.abs(ours - theirs) <= tolerance });

/** Two pictures are the same when their samples differ by at most `tolerance` of the full range on the average. */
export const picturesWithin =
  (tolerance: number): Judge<Samples> =>
  (ours, theirs) => {
    const white = depthOf(theirs) === 16 ? 65535 : 255;
    return { equal: depthOf(ours) === depthOf(theirs) && meanDifference(ours, theirs) <= tolerance * white };
  };
