import { abreast, createImage, type Context, type Image } from "@pixelproof/core";
import { defineTask, resampleRows, run, tapsOfRows, type AxisTaps, type Taps } from "@pixelproof/kernels";

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
      const { image: rows, taps: own, given } = rowsFor(image, taps.y, start, end);
      const part = data.subarray(start * width * image.channels, end * width * image.channels);
      const work = { image: rows, taps: { x: taps.x, y: own }, data: part };
      await run(stripTask, work, pixels, contexts[strip], given);
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
}

/**
 * The source rows that rows `start..end` of the result read, as a picture of their own, which lies in the same memory where threads
 * share it, and taps counted from its top.
 */
function rowsFor({ width, channels, sourceDepth, data: source }: Image, down: Taps, start: number, end: number) {
  const { taps, first, end: last } = tapsOfRows(down, start, end);
  const [from, to] = [first * width * channels, last * width * channels];
  const data = source.buffer instanceof ArrayBuffer ? source.slice(from, to) : source.subarray(from, to);
  const image = createImage({ width, height: last - first, channels, data, sourceDepth });
  return { image, taps, given: data.buffer instanceof ArrayBuffer ? [data.buffer] : [] };
}
