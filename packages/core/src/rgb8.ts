import { narrow, narrowSample } from "./depth.ts";
import { hasAlpha, isGrey, assertLength, assertSide, type Image } from "./image.ts";

/** The common space of measuring, detecting and segmenting: 8-bit RGB, interleaved, no alpha. */
export interface Rgb8 {
  readonly width: number;
  readonly height: number;
  /** `width * height * 3` samples 0..255; those of `toRgb8` lie in shared memory, so that threads need no copy. */
  readonly data: Uint8Array;
}

/** Makes an Rgb8 over `data` without copying; throws `IMAGE_INVALID` when size and length disagree. */
export function createRgb8(parts: { width: number; height: number; data: Uint8Array }): Rgb8 {
  const { width, height, data } = parts;
  assertSide("width", width);
  assertSide("height", height);
  assertLength(data.length, width, height, 3);
  return Object.freeze({ width, height, data });
}

/** Mid-grey hides neither a dark nor a bright halo. */
const midGrey = 32896;

/**
 * Brings an image into the common space: grey is repeated, alpha is composited over `background` (0..65535, mid-grey
 * unless told), and samples are narrowed by `(v + 128) / 257`. Device values are not converted between colour spaces.
 */
export function toRgb8(image: Image, background: number = midGrey): Rgb8 {
  const { width, height, channels, data } = image;
  const pixels = width * height;
  const rgb = new Uint8Array(new SharedArrayBuffer(pixels * 3));
  if (channels === 3) return createRgb8({ width, height, data: narrow(data, rgb) });
  const alphaAt = hasAlpha(image) ? channels - 1 : -1;
  const [green, blue] = isGrey(image) ? [0, 0] : [1, 2];
  for (let p = 0, from = 0, to = 0; p < pixels; p++, from += channels, to += 3) {
    const alpha = alphaAt < 0 ? 65535 : data[from + alphaAt];
    rgb[to] = over(data[from], alpha, background);
    rgb[to + 1] = over(data[from + green], alpha, background);
    rgb[to + 2] = over(data[from + blue], alpha, background);
  }
  return createRgb8({ width, height, data: rgb });
}

/** Porter-Duff "over" on an opaque background, straight alpha, rounded once. */
function over(value: number, alpha: number, background: number): number {
  return narrowSample(background + Math.round(((value - background) * alpha) / 65535));
}
