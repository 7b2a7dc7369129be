import { createImage, type Image } from "@pixelproof/core";

/** A rectangle of whole pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Copies a rectangle out of an image; it has to lie inside. */
export function crop(image: Image, { x, y, width, height }: Rectangle): Image {
  const { channels } = image;
  const data = new Uint16Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * image.width + x) * channels;
    data.set(image.data.subarray(from, from + width * channels), row * width * channels);
  }
  return createImage({ width, height, channels, data, sourceDepth: image.sourceDepth });
}
