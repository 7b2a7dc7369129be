import { createImage, subContext, type Context, type Image, type Resampler } from "@pixelproof/core";

/**
 * Gives an enlarged picture the low frequencies of its source: the difference between the source and the result brought
 * back to its size is enlarged and added (one step of iterative back-projection, Irani and Peleg 1991). Both pictures
 * have the same channels and no alpha. Throws what the resampler throws.
 */
export async function guardColours(
  result: Image,
  source: Image,
  classical: Resampler,
  context: Context,
): Promise<Image> {
  const back = await classical.resample(result, source, subContext(context, 0, 0.5));
  const lost = createImage({ ...source, data: source.data.map((sample, i) => pack(sample - back.data[i])) });
  const { data: correction } = await classical.resample(lost, result, subContext(context, 0.5, 1));
  const data = result.data.map((sample, i) => Math.min(65535, Math.max(0, sample + unpack(correction[i]))));
  return createImage({ ...result, data });
}

/** Differences reach from -65535 to 65535; half of them fits into a sample around the middle. */
const middle = 32768;

const pack = (difference: number): number => Math.trunc(difference / 2) + middle;
const unpack = (sample: number): number => (sample - middle) * 2;
