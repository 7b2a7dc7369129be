import { roundingOffset } from "./depth.ts";
import { hasAlpha, type Image } from "./image.ts";

/** Bayer's 8x8 threshold matrix (Bayer 1973), row by row, 0..63. */
const bayer = Array.from({ length: 8 }, (_, y) =>
  Array.from({ length: 8 }, (_, x) =>
    // Interleaving the bits of x XOR y and y, lowest first, gives the recursive order.
    [0, 1, 2].reduce((value, bit) => (value << 2) | ((((x ^ y) >>> bit) & 1) << 1) | ((y >>> bit) & 1), 0),
  ),
);

/**
 * What ordered dithering adds to a 16-bit sample in place of `roundingOffset`, 0..254, by row and column, each modulo 8: the
 * thresholds (rank + 1/2) / 64 of a level, in whole samples.
 */
export const ditherOffsets: readonly Uint8Array[] = bayer.map((ranks) =>
  Uint8Array.from(ranks, (rank) => Math.floor(((rank + 0.5) / 64) * 257)),
);

/**
 * Samples of an image at 8 bits, ordered dithering: smooth gradients keep their mean where rounding would band.
 * Values that 8 bits hold exactly stay as they are; alpha is rounded to nearest.
 */
export function ditherTo8({ width, height, channels, data }: Image): Uint8Array {
  const dithered = new Uint8Array(data.length);
  const alphaAt = hasAlpha({ channels }) ? channels - 1 : channels;
  for (let y = 0, i = 0; y < height; y++) {
    const offsets = ditherOffsets[y & 7];
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++, i++) {
        dithered[i] = ((data[i] + (c === alphaAt ? roundingOffset : offsets[x & 7])) / 257) | 0;
      }
    }
  }
  return dithered;
}
