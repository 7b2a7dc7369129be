import sharp from "sharp";

/** Three planes of `height` rows, red, green, blue, one after the other; samples 0..1. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Reproducible noise (Park-Miller): every sample by itself. */
export function noiseTile(width: number, height: number): Tile {
  let seed = 1;
  const data = Float32Array.from({ length: 3 * width * height }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  });
  return { width, height, data };
}

/** A piece of a picture file. */
export async function photoTile(file: string, left: number, top: number, width: number, height: number): Promise<Tile> {
  const pixels = await sharp(file).extract({ left, top, width, height }).removeAlpha().raw().toBuffer();
  const area = width * height;
  const data = new Float32Array(3 * area);
  for (const [i, value] of pixels.entries()) data[(i % 3) * area + Math.floor(i / 3)] = value / 255;
  return { width, height, data };
}

/** The largest difference of two samples. */
export function largestDifference(a: Tile, b: Tile): number {
  return a.data.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b.data[i])), 0);
}
