import type { FinishTaps } from "./finish-taps.ts";
import { resampled, samplesOf, type Rows, type RowSpan } from "./rows.ts";
import { samplesRead } from "@pixelproof/kernels";

/** Differences are samples around this one; none that matters is larger. */
const none = 32768;

/**
 * Gives rows of a result the low frequencies of its source: the result is brought back to the size of the source, and
 * what is missing there is enlarged and added (one step of iterative back-projection, Irani and Peleg 1991).
 */
export function guardColours(
  fitted: Rows,
  source: Rows,
  { back, forth }: Pick<FinishTaps, "back" | "forth">,
  span: RowSpan,
  progress: () => void,
): Uint16Array {
  const compared = samplesRead(forth.y, ...span);
  const returned = resampled(fitted, back, compared, progress);
  const wanted = samplesOf(source, compared);
  const lost = returned.data.map((sample, i) => bounded(wanted[i] - sample + none));
  const correction = resampled({ ...returned, data: lost }, forth, span, progress).data;
  return samplesOf(fitted, span).map((sample, i) => bounded(sample + correction[i] - none));
}

const bounded = (sample: number): number => Math.min(65535, Math.max(0, sample));
