import type { Rgb8 } from "@pixelproof/core";

/** The opaque RGBA samples that most libraries of JavaScript take. */
export function rgba8({ width, height, data }: Rgb8): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba[to] = data[from];
    rgba[to + 1] = data[from + 1];
    rgba[to + 2] = data[from + 2];
  }
  return rgba;
}
