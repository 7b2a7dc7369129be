import type { Tile } from "@pixelproof/onnx";
import type { Colours } from "./colours.ts";
import { lumaAt } from "./luma.ts";

/** A rectangle in a picture's pixels; it may reach over the edges. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The tile at a place in a picture, black at 0 and white at 1, the picture mirrored over its edges. Three channels of a
 * grey picture are the same plane three times; one channel of RGB is its luma.
 */
export function cutTile(colours: Colours, { left, top, width, height }: Place, channels: 1 | 3): Tile {
  const columns = Int32Array.from({ length: width }, (_, x) => mirrored(left + x, colours.width) * colours.channels);
  const planes = new Float32Array(channels * width * height);
  const toLuma = channels < colours.channels;
  for (let y = 0; y < height; y++) {
    const row = mirrored(top + y, colours.height);
    const samples = colours.rows(row, row + 1);
    for (let c = 0, from = 0; c < channels; c++, from = Math.min(c, colours.channels - 1)) {
      const to = (c * height + y) * width;
      for (let x = 0; x < width; x++) {
        planes[to + x] = (toLuma ? lumaAt(samples, columns[x]) : samples[columns[x] + from]) / 65535;
      }
    }
  }
  return { width, height, planes };
}

/** A coordinate folded back into 0..length-1; the samples at the edges stand twice. */
function mirrored(at: number, length: number): number {
  const folded = ((at % (2 * length)) + 2 * length) % (2 * length);
  return folded < length ? folded : 2 * length - 1 - folded;
}
