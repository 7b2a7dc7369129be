import { hasAlpha, type Channels, type Image, type Size } from "@pixelproof/core";

/** One channel of a picture in 64-bit floats 0..65535, row by row. */
export type Plane = Float64Array;

/** The channels of a picture, each by itself, all of one size; colours are premultiplied where there is alpha. */
export interface Planes extends Size {
  readonly channels: readonly Plane[];
}

const opaque = 65535;

/** Splits a picture; colours are multiplied by alpha / 65535, so that what stands under alpha 0 weighs nothing. */
export function splitPlanes(image: Image): Planes {
  const { width, height, channels: count, data } = image;
  const channels = Array.from({ length: count }, (_, channel) => {
    const plane = new Float64Array(width * height);
    for (let p = 0, i = channel; p < plane.length; p++, i += count) plane[p] = data[i];
    return plane;
  });
  if (hasAlpha(image)) {
    const alpha = channels[count - 1];
    for (const colour of channels.slice(0, -1)) {
      for (let p = 0; p < colour.length; p++) colour[p] = (colour[p] * alpha[p]) / opaque;
    }
  }
  return { width, height, channels };
}

/**
 * Joins planes into straight 16-bit samples from pixel `at` on, rounded and clamped to 0..65535. Colour is divided by
 * alpha before alpha is clamped, so that an overshoot of the kernel in both cancels out; where alpha rounds to 0 colour
 * is 0.
 */
export function joinPlanes(planes: readonly Plane[], count: Channels, data: Uint16Array, at: number): void {
  const colours = hasAlpha({ channels: count }) ? count - 1 : count;
  const alpha = planes[colours];
  for (let channel = 0; channel < colours; channel++) {
    const plane = planes[channel];
    for (let p = 0, i = at * count + channel; p < plane.length; p++, i += count) {
      if (alpha === undefined) data[i] = toSample(plane[p]);
      else data[i] = toSample(alpha[p]) === 0 ? 0 : toSample((plane[p] / alpha[p]) * opaque);
    }
  }
  if (alpha === undefined) return;
  for (let p = 0, i = at * count + colours; p < alpha.length; p++, i += count) data[i] = toSample(alpha[p]);
}

/** Rounded to the nearest, clamped to 0..65535. */
function toSample(value: number): number {
  return value <= 0 ? 0 : value >= opaque ? opaque : (value + 0.5) | 0;
}
