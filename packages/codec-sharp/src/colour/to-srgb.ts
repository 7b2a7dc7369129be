import {
  createImage,
  hasAlpha,
  isGrey,
  throwIfAborted,
  type Context,
  type Image,
  type Metadata,
} from "@pixelproof/core";
import { greyConversion, matrixConversion, type Conversion } from "./convert.ts";
import { convertByTable } from "./lcms.ts";
import { meaningOf, type Meaning } from "./meaning.ts";
import { unusable } from "./profile.ts";
import { isSrgb } from "./srgb.ts";

/** Pixels converted at a time: bounds memory, and how late a cancellation is seen. */
const pixelsAtOnce = 2 ** 20;

/** `ColourEngine.toSrgb`: matrices and curves computed here, tables by LittleCMS. */
export async function toSrgb(image: Image, metadata: Metadata, context: Context): Promise<Image> {
  throwIfAborted(context.signal);
  const { width, height, channels } = image;
  const convert = conversionOf(meaningOf(metadata), image);
  const colours = isGrey(image) ? 1 : 3;
  const wide = hasAlpha(image) ? 4 : 3;
  if (convert === undefined && colours === 3) return finished(image, context);
  const data = new Uint16Array(width * height * wide);
  const rows = Math.max(1, Math.floor(pixelsAtOnce / width));
  for (let top = 0; top < height; top += rows) {
    throwIfAborted(context.signal);
    const [from, to] = [top * width, Math.min(top + rows, height) * width];
    const rgb = pickRgb(image.data.subarray(from * channels, to * channels), channels);
    const strip = convert === undefined ? rgb : await convert(rgb);
    for (let p = from, i = 0; p < to; p++, i += 3) {
      const at = p * wide;
      data[at] = strip[i];
      data[at + 1] = strip[i + 1];
      data[at + 2] = strip[i + 2];
      if (wide === 4) data[at + 3] = image.data[p * channels + colours];
    }
    context.progress(to / (width * height));
  }
  return finished(createImage({ width, height, channels: wide, data, sourceDepth: image.sourceDepth }), context);
}

/** What turns RGB samples into sRGB; undefined where they are sRGB. */
function conversionOf(
  meaning: Meaning,
  picture: Image,
): Conversion | ((samples: Uint16Array) => Promise<Uint16Array>) | undefined {
  if (meaning.kind === "grey" && !isGrey(picture)) throw unusable("one of GRAY for RGB samples");
  if (isSrgb(meaning)) return undefined;
  if (meaning.kind === "table") return (samples) => convertByTable(samples, meaning.icc);
  return meaning.kind === "grey"
    ? greyConversion(meaning.curves[0])
    : matrixConversion(meaning.colorants, meaning.curves);
}

/** The colours alone, grey repeated. */
function pickRgb(samples: Uint16Array, channels: number): Uint16Array {
  if (channels === 3) return samples;
  const [green, blue] = channels <= 2 ? [0, 0] : [1, 2];
  const rgb = new Uint16Array((samples.length / channels) * 3);
  for (let from = 0, to = 0; from < samples.length; from += channels, to += 3) {
    rgb[to] = samples[from];
    rgb[to + 1] = samples[from + green];
    rgb[to + 2] = samples[from + blue];
  }
  return rgb;
}

function finished(image: Image, context: Context): Image {
  context.progress(1);
  return image;
}
