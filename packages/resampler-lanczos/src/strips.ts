import { abreast, createImage, type Context, type Image } from "@pixelproof/core";
import { defineTask, resampleRows, run, type AxisTaps, type Taps } from "@pixelproof/kernels";

/** Some rows of a result, and all that is needed to make them. */
interface Strip {
  /** The source rows that the strip reads. */
  readonly image: Image;
  readonly taps: AxisTaps;
}

/** Makes a strip's samples. */
export const stripTask = defineTask(import.meta.url, "stripTask", ({ image, taps }: Strip, progress) => {
  const data = new Uint16Array(taps.x.firsts.length * taps.y.firsts.length * image.channels);
  for (const fraction of resampleRows(image, data, taps)) progress(fraction);
  return data;
});

/**
 * Resamples into `data` in so many strips of rows, each on a thread of the pool. The samples do not depend on the number:
 * every row is made from the same source rows in the same way.
 */
export async function resampleStrips(
  image: Image,
  data: Uint16Array,
  taps: AxisTaps,
  strips: number,
  context: Context,
): Promise<void> {
  const [width, height] = [taps.x.firsts.length, taps.y.firsts.length];
  const pixels = Math.max(image.width * image.height, width * height);
  const contexts = abreast(
    context,
    Array.from({ length: Math.min(strips, height) }, () => 1),
  );
  const startOf = (strip: number): number => Math.round((height * strip) / contexts.length);
  await Promise.all(
    contexts.map(async (own, i) => {
      const start = startOf(i);
      const rows = await run(stripTask, stripOf(image, taps, start, startOf(i + 1)), pixels, own);
      data.set(rows, start * width * image.channels);
    }),
  );
}

/** Rows `start..end` of the result, with their own copy of the source rows. */
function stripOf(image: Image, { x, y }: AxisTaps, start: number, end: number): Strip {
  const firsts = y.firsts.subarray(start, end);
  const counts = y.counts.subarray(start, end);
  const first = firsts.reduce((least, row) => Math.min(least, row));
  const last = firsts.reduce((most, row, i) => Math.max(most, row + counts[i]), 0);
  const { width, channels, sourceDepth } = image;
  const data = image.data.slice(first * width * channels, last * width * channels);
  const below = (rows: Int32Array): Int32Array => rows.map((row) => row - first);
  const within = y.within && {
    firsts: below(y.within.firsts.subarray(start, end)),
    counts: y.within.counts.slice(start, end),
  };
  const taps: Taps = {
    firsts: below(firsts),
    counts: counts.slice(),
    weights: y.weights.slice(start * y.stride, end * y.stride),
    stride: y.stride,
    ...(within && { within }),
  };
  return { image: createImage({ width, height: last - first, channels, data, sourceDepth }), taps: { x, y: taps } };
}
