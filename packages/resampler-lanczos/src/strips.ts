import { abreast, createImage, type Context, type Image } from "@pixelproof/core";
import { defineTask, resampleRows, run, type AxisTaps, type Spans, type Taps } from "@pixelproof/kernels";

/** Some rows of a result, and all that is needed to make them. */
interface Strip {
  /** The source rows that the strip reads. */
  readonly image: Image;
  readonly taps: AxisTaps;
  /** Takes the strip's samples; part of the result, in shared memory. */
  readonly data: Uint16Array;
}

/** Makes a strip's samples. */
export const stripTask = defineTask(import.meta.url, "stripTask", ({ image, taps, data }: Strip, progress): void => {
  for (const fraction of resampleRows(image, data, taps)) progress(fraction);
});

/** Pixels of source or result in a strip: few enough that the copies of source rows in flight are small. */
const stripPixels = 4e6;

/**
 * Resamples into `data`, which lies in shared memory, in strips of rows on so many threads of the pool. The samples do not
 * depend on the number: every row is made from the same source rows in the same way.
 */
export async function resampleStrips(
  image: Image,
  data: Uint16Array,
  taps: AxisTaps,
  threads: number,
  context: Context,
): Promise<void> {
  const [width, height] = [taps.x.firsts.length, taps.y.firsts.length];
  const pixels = Math.max(image.width * image.height, width * height);
  const strips = Math.min(height, Math.max(threads, Math.ceil(pixels / stripPixels)));
  const startOf = (strip: number): number => Math.round((height * strip) / strips);
  const contexts = abreast(context, Array<number>(strips).fill(1));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < strips) {
      const strip = next++;
      const [start, end] = [startOf(strip), startOf(strip + 1)];
      const { rows, taps: own } = rowsFor(image, taps.y, start, end);
      const part = data.subarray(start * width * image.channels, end * width * image.channels);
      const work = { image: rows.image, taps: { x: taps.x, y: own }, data: part };
      await run(stripTask, work, pixels, contexts[strip], rows.given);
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
}

/**
 * The source rows that rows `start..end` of the result read, as a picture of their own, which lies in the same memory where threads
 * share it, and taps counted from its top.
 */
function rowsFor(
  { width, channels, sourceDepth, data: source }: Image,
  taps: Taps,
  start: number,
  end: number,
): { rows: { image: Image; given: ArrayBuffer[] }; taps: Taps } {
  const spans = part(taps, start, end);
  const top = spans.firsts.reduce((least, row) => Math.min(least, row));
  const bottom = spans.firsts.reduce((most, row, i) => Math.max(most, row + spans.counts[i]), 0);
  const [from, to] = [top * width * channels, bottom * width * channels];
  const data = source.buffer instanceof ArrayBuffer ? source.slice(from, to) : source.subarray(from, to);
  const below = ({ firsts, counts }: Spans): Spans => ({ firsts: firsts.map((row) => row - top), counts });
  return {
    rows: {
      image: createImage({ width, height: bottom - top, channels, data, sourceDepth }),
      given: data.buffer instanceof ArrayBuffer ? [data.buffer] : [],
    },
    taps: {
      ...below(spans),
      weights: taps.weights.slice(start * taps.stride, end * taps.stride),
      stride: taps.stride,
      ...(taps.within && { within: below(part(taps.within, start, end)) }),
    },
  };
}

const part = ({ firsts, counts }: Spans, start: number, end: number): Spans => ({
  firsts: firsts.slice(start, end),
  counts: counts.slice(start, end),
});
