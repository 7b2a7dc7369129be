import { createImage, isGrey, type Image } from "@pixelproof/core";

/** The luma of a picture without alpha: 0.299 R + 0.587 G + 0.114 B (BT.601, full range); grey stays as it is. */
export function lumaOf(image: Image): Image {
  if (isGrey(image)) return image;
  const data = new Uint16Array(image.width * image.height);
  for (let p = 0; p < data.length; p++) data[p] = Math.round(lumaAt(image.data, p * 3));
  return createImage({ ...image, channels: 1, data });
}

/** RGB with its luma replaced and its chroma (Cb, Cr) kept, where the result is in range. */
export function withLuma(image: Image, luma: Image): Image {
  const data = new Uint16Array(image.data.length);
  for (let p = 0; p < luma.data.length; p++) {
    // Cb and Cr are differences from luma: they stay when all three channels move alike.
    const move = luma.data[p] - lumaAt(image.data, p * 3);
    for (let i = p * 3; i < p * 3 + 3; i++) data[i] = Math.min(65535, Math.max(0, Math.round(image.data[i] + move)));
  }
  return createImage({ ...image, data });
}

/** The mean of the three channels as a grey picture. */
export function meanOf(image: Image): Image {
  const data = new Uint16Array(image.width * image.height);
  for (let p = 0; p < data.length; p++) {
    data[p] = Math.round((image.data[p * 3] + image.data[p * 3 + 1] + image.data[p * 3 + 2]) / 3);
  }
  return createImage({ ...image, channels: 1, data });
}

const lumaAt = (data: Uint16Array, i: number): number => 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
