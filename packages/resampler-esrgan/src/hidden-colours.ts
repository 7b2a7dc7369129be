import { createImage, type Context, type Image } from "@pixelproof/core";
import { inStrips } from "./in-strips.ts";

/**
 * Colours for pixels of alpha 0: the mean of what is seen in the smallest block of 2, 4, 8… pixels (push-pull, Gortler
 * 1996). The picture given has alpha and half the size, rounded up: the pixel at (x, y) is filled by the one at half of
 * both. `undefined` where nothing is hidden, or nothing else there.
 */
export async function hiddenColours(image: Image, context: Context): Promise<Image | undefined> {
  if ((image.width === 1 && image.height === 1) || !(await hidesAny(image, context))) return undefined;
  const half = await halved(image, context);
  const coarser = await hiddenColours(half, context);
  if (coarser !== undefined) await fill(half, coarser, context);
  return half;
}

async function hidesAny({ width, height, channels, data }: Image, context: Context): Promise<boolean> {
  let hides = false;
  await inStrips(height, width * channels, context, (start, end) => {
    for (let i = (start * width + 1) * channels - 1; !hides && i < end * width * channels; i += channels) {
      hides = data[i] === 0;
    }
  });
  return hides;
}

/** Means of what is seen in blocks of 2x2 pixels; alpha is 0 where nothing is, else 65535. */
async function halved({ width, height, channels, data }: Image, context: Context): Promise<Image> {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2), channels };
  const means = new Uint16Array(half.width * half.height * channels);
  await inStrips(half.height, 2 * width * channels, context, (start, end) => {
    const sums = new Float64Array(half.width * channels);
    for (let row = start; row < end; row++) {
      sums.fill(0);
      for (let y = 2 * row; y < Math.min(height, 2 * row + 2); y++) {
        for (let x = 0, i = y * width * channels; x < width; x++, i += channels) {
          if (data[i + channels - 1] === 0) continue;
          const block = (x >> 1) * channels;
          for (let c = 0; c < channels - 1; c++) sums[block + c] += data[i + c];
          sums[block + channels - 1] += 1;
        }
      }
      for (let block = 0; block < sums.length; block += channels) {
        const [to, seen] = [row * sums.length + block, sums[block + channels - 1]];
        if (seen === 0) continue;
        for (let c = 0; c < channels - 1; c++) means[to + c] = Math.round(sums[block + c] / seen);
        means[to + channels - 1] = 65535;
      }
    }
  });
  return createImage({ ...half, data: means });
}

/** Fills a picture's hidden colours in place. */
async function fill({ width, height, channels, data }: Image, coarser: Image, context: Context): Promise<void> {
  await inStrips(height, width * channels, context, (start, end) => {
    for (let y = start; y < end; y++) {
      for (let x = 0, i = y * width * channels; x < width; x++, i += channels) {
        if (data[i + channels - 1] > 0) continue;
        const from = ((y >> 1) * coarser.width + (x >> 1)) * channels;
        for (let c = 0; c < channels - 1; c++) data[i + c] = coarser.data[from + c];
      }
    }
  });
}
