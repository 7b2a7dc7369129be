import type { Image } from "@pixelproof/core";
import type { Tile } from "@pixelproof/onnx";

/** A rectangle in a picture's pixels; it may reach over the edges. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The tile at a place in a picture without alpha, black at 0 and white at 1, the picture mirrored over its edges. A grey
 * picture gives the same plane `channels` times.
 */
export function cutTile(image: Image, { left, top, width, height }: Place, channels: 1 | 3): Tile {
  const columns = Int32Array.from({ length: width }, (_, x) => mirrored(left + x, image.width) * image.channels);
  const planes = new Float32Array(channels * width * height);
  let i = 0;
  for (let c = 0; c < channels; c++) {
    const channel = Math.min(c, image.channels - 1);
    for (let y = 0; y < height; y++) {
      const row = mirrored(top + y, image.height) * image.width * image.channels + channel;
      for (let x = 0; x < width; x++) planes[i++] = image.data[row + columns[x]] / 65535;
    }
  }
  return { width, height, planes };
}

/** A coordinate folded back into 0..length-1; the samples at the edges stand twice. */
function mirrored(at: number, length: number): number {
  const folded = ((at % (2 * length)) + 2 * length) % (2 * length);
  return folded < length ? folded : 2 * length - 1 - folded;
}
