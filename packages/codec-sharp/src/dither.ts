import { hasAlpha, narrowSample, type Image } from "@pixelproof/core";

/** Bayer's 8x8 threshold matrix (Bayer 1973), row by row, 0..63. */
const bayer = Array.from({ length: 64 }, (_, i) => {
  const [x, y] = [i & 7, i >>> 3];
  // Interleaving the bits of x XOR y and y, lowest first, gives the recursive order.
  return [0, 1, 2].reduce((value, bit) => (value << 2) | ((((x ^ y) >>> bit) & 1) << 1) | ((y >>> bit) & 1), 0);
});
const thresholds = Float64Array.from(bayer, (rank) => (rank + 0.5) / 64);

/**
 * Samples of an image at 8 bits, ordered dithering: smooth gradients keep their mean where rounding would band.
 * Values that 8 bits hold exactly stay as they are; alpha is rounded to nearest.
 */
export function ditherTo8({ width, height, channels, data }: Image): Uint8Array {
  const dithered = new Uint8Array(data.length);
  const alphaAt = hasAlpha({ channels }) ? channels - 1 : channels;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const threshold = thresholds[((y & 7) << 3) | (x & 7)];
      for (let c = 0; c < channels; c++, i++) {
        dithered[i] = c === alphaAt ? narrowSample(data[i]) : Math.floor(data[i] / 257 + threshold);
      }
    }
  }
  return dithered;
}
