import type { Size } from "@pixelproof/core";
import { axisTaps, resamplingKernels, samplesRead, type AxisTaps, type Taps } from "@pixelproof/kernels";
import { spanOf, type RowSpan } from "./rows.ts";

/** The ways between the three sizes: of the source, of what the model gives, and of the result. */
export interface FinishTaps {
  /** From the model's size to the result's; `undefined` where they are one. */
  readonly fit: AxisTaps | undefined;
  /** From the result to the source. */
  readonly back: AxisTaps;
  /** From the source to the result. */
  readonly forth: AxisTaps;
}

/** The rows that a span of the result is made of. */
export interface RowsRead {
  readonly enlarged: RowSpan;
  readonly fitted: RowSpan;
  readonly source: RowSpan;
}

/** Lanczos3 (Duchon 1979) between the sizes, widened where it shrinks. */
export function finishTaps(source: Size, to: Size, scale: number): FinishTaps {
  const enlarged = { width: source.width * scale, height: source.height * scale };
  const fits = enlarged.width === to.width && enlarged.height === to.height;
  return { fit: fits ? undefined : between(enlarged, to), back: between(to, source), forth: between(source, to) };
}

/** The rows that a span of the result needs, its colours guarded and its luma from elsewhere, or not. */
export function rowsRead({ fit, back, forth }: FinishTaps, span: RowSpan): RowsRead {
  const corrected = samplesRead(forth.y, ...span);
  const fitted = spanOf(span, samplesRead(back.y, ...corrected));
  return {
    enlarged: fit === undefined ? fitted : samplesRead(fit.y, ...fitted),
    fitted,
    source: spanOf(spanOf(corrected, samplesRead(forth.y, ...fitted)), rowsAround(back.y, forth.y, span)),
  };
}

/** The rows of the source around those that a span shows, one more on each side: where an axis keeps its size taps read no neighbours. */
function rowsAround(back: Taps, forth: Taps, [start, end]: RowSpan): RowSpan {
  const [height, shown] = [back.firsts.length, forth.firsts.length];
  const rowAt = (row: number): number => Math.floor(((row + 0.5) * height) / shown);
  return [Math.max(0, rowAt(start) - 1), Math.min(height, rowAt(end - 1) + 2)];
}

const filter = { kernel: resamplingKernels.lanczos3, border: "renormalise", dering: false } as const;

const between = (from: Size, to: Size): AxisTaps => ({
  x: axisTaps(from.width, to.width, filter),
  y: axisTaps(from.height, to.height, filter),
});
