import type { Rgb8 } from "@pixelproof/core";

/** Green, blue and red one after the other, as ffmpeg's gbrp has them. */
export function planes({ width, height, data }: Rgb8): Uint8Array {
  const pixels = width * height;
  return new Uint8Array(pixels * 3).map((_, i) => data[(i % pixels) * 3 + [1, 2, 0][Math.floor(i / pixels)]]);
}
