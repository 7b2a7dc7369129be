import { hasAlpha, type Channels, type Image } from "@pixelproof/core";
import type { ReadRect, WriteRect } from "./raster.ts";

const opaque = 65535;

/** Reads a picture as floats 0..65535, colour multiplied by alpha / 65535: colour under alpha 0 weighs nothing. */
export function premultipliedReader({ width, channels, data }: Image): ReadRect {
  const colours = hasAlpha({ channels }) ? channels - 1 : channels;
  return (rect, into) => {
    let to = 0;
    for (let row = 0; row < rect.height; row++) {
      let from = ((rect.y + row) * width + rect.x) * channels;
      const end = from + rect.width * channels;
      if (colours === channels) {
        while (from < end) into[to++] = data[from++];
        continue;
      }
      while (from < end) {
        const alpha = data[from + colours];
        for (let c = 0; c < colours; c++) into[to++] = (data[from++] * alpha) / opaque;
        into[to++] = data[from++];
      }
    }
  };
}

/**
 * Writes premultiplied floats as straight 16-bit samples, rounded and clamped to 0..65535. Colour is divided by alpha
 * before alpha is clamped, so that an overshoot of the kernel in both cancels out; where alpha rounds to 0 colour is 0.
 */
export function straightWriter(
  { width, channels }: { readonly width: number; readonly channels: Channels },
  data: Uint16Array,
): WriteRect {
  const colours = hasAlpha({ channels }) ? channels - 1 : channels;
  return (rect, from) => {
    let at = 0;
    for (let row = 0; row < rect.height; row++) {
      let to = ((rect.y + row) * width + rect.x) * channels;
      const end = to + rect.width * channels;
      if (colours === channels) {
        while (to < end) data[to++] = toSample(from[at++]);
        continue;
      }
      while (to < end) {
        const alpha = from[at + colours];
        const visible = toSample(alpha) > 0;
        for (let c = 0; c < colours; c++) data[to++] = visible ? toSample((from[at + c] / alpha) * opaque) : 0;
        data[to++] = toSample(alpha);
        at += channels;
      }
    }
  };
}

/** Rounded to the nearest, clamped to 0..65535. */
function toSample(value: number): number {
  return value <= 0 ? 0 : value >= opaque ? opaque : (value + 0.5) | 0;
}
