import { createImage } from "@pixelproof/core";
import { resampleRows, tapsOfRows, type AxisTaps } from "@pixelproof/kernels";

/** Some rows of a picture without alpha. */
export interface Rows {
  readonly width: number;
  readonly channels: 1 | 3;
  /** The row that `data` begins with. */
  readonly first: number;
  readonly data: Uint16Array;
}

/** A run of rows: the first, and the one after the last. */
export type RowSpan = readonly [start: number, end: number];

/** The span that holds both. */
export const spanOf = (a: RowSpan, b: RowSpan): RowSpan => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

/** The samples of a span of rows, not copied. */
export function samplesOf({ width, channels, first, data }: Rows, [start, end]: RowSpan): Uint16Array {
  return data.subarray((start - first) * width * channels, (end - first) * width * channels);
}

/** A span of the rows that taps make of a picture, of which those are there that the taps read. */
export function resampled(rows: Rows, { x, y }: AxisTaps, [start, end]: RowSpan, progress: () => void): Rows {
  const { taps, first, end: last } = tapsOfRows(y, start, end);
  const { width, channels } = rows;
  const image = createImage({ width, height: last - first, channels, data: samplesOf(rows, [first, last]) });
  const result = { width: x.firsts.length, channels, first: start };
  const data = new Uint16Array(result.width * channels * (end - start));
  for (const _ of resampleRows(image, data, { x, y: taps })) progress();
  return { ...result, data };
}
