import { createImage, hasAlpha, isGrey, type Context, type Image } from "@pixelproof/core";
import { hiddenColours } from "./hidden-colours.ts";
import { inStrips } from "./in-strips.ts";

/** The colours of a picture, without its alpha; where that is 0, what is seen near by. */
export interface Colours {
  readonly width: number;
  readonly height: number;
  /** 1 for a grey picture, one whose red, green and blue are alike included. */
  readonly channels: 1 | 3;
  /** The samples of rows `start..end`, interleaved; they may be those of the picture. */
  rows(start: number, end: number): Uint16Array;
}

/** The colours of a picture, which is looked through once for what is hidden and what is grey. Throws `ABORTED`. */
export async function coloursOf(image: Image, context: Context): Promise<Colours> {
  const { width, height, data } = image;
  const stride = width * image.channels;
  const channels = isGrey(image) || (await isNeutral(image, context)) ? 1 : 3;
  if (image.channels === channels) {
    return { width, height, channels, rows: (start, end) => data.subarray(start * stride, end * stride) };
  }
  const hidden = hasAlpha(image) ? await hiddenColours(image, context) : undefined;
  return { width, height, channels, rows: (start, end) => readRows(image, hidden, channels, start, end) };
}

/** A picture's alpha as a grey picture. Throws `ABORTED`. */
export async function alphaOf(image: Image, context: Context): Promise<Image> {
  const { width, height, channels, data, sourceDepth } = image;
  const alpha = new Uint16Array(width * height);
  await inStrips(height, width * channels, context, (start, end) => {
    for (let p = start * width; p < end * width; p++) alpha[p] = data[(p + 1) * channels - 1];
  });
  return createImage({ width, height, channels: 1, data: alpha, sourceDepth });
}

/** Whether red, green and blue are alike wherever the picture is seen. */
async function isNeutral({ width, height, channels, data }: Image, context: Context): Promise<boolean> {
  let neutral = true;
  await inStrips(height, width * channels, context, (start, end) => {
    for (let i = start * width * channels; neutral && i < end * width * channels; i += channels) {
      neutral = (data[i] === data[i + 1] && data[i] === data[i + 2]) || (channels === 4 && data[i + 3] === 0);
    }
  });
  return neutral;
}

function readRows(image: Image, hidden: Image | undefined, channels: number, start: number, end: number): Uint16Array {
  const { width, data } = image;
  const alpha = hasAlpha(image) ? image.channels - 1 : undefined;
  const rows = new Uint16Array((end - start) * width * channels);
  for (let y = start, to = 0; y < end; y++) {
    for (let x = 0, i = y * width * image.channels; x < width; x++, i += image.channels) {
      const filled = hidden !== undefined && alpha !== undefined && data[i + alpha] === 0;
      const from = filled ? ((y >> 1) * hidden.width + (x >> 1)) * hidden.channels : i;
      const samples = filled ? hidden.data : data;
      for (let c = 0; c < channels; c++) rows[to++] = samples[from + c];
    }
  }
  return rows;
}
