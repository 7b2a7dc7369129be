import { dataFile, readRgb8 } from "@pixelproof/tooling-data";
import type { Tile } from "./tile.ts";

/** A tile whose samples are a function of place and channel. */
export function draw(
  width: number,
  height: number,
  channels: number,
  sample: (x: number, y: number, channel: number) => number,
): Tile {
  const area = width * height;
  const planes = Float32Array.from({ length: channels * area }, (_, i) =>
    sample(i % width, Math.floor((i % area) / width), Math.floor(i / area)),
  );
  return { width, height, planes };
}

/** Waves of 8 pixels: to the right in the first channel, downwards in the second, across in the third. */
export function waves(width: number, height: number, channels: number): Tile {
  return draw(width, height, channels, (x, y, channel) => {
    return 0.5 + 0.3 * Math.sin((Math.PI / 4) * [x, y, (x + y) / Math.SQRT2][channel]);
  });
}

/** A piece of a photograph of the test data; its green where there is one channel. */
export async function photograph(width: number, height: number, channels: number): Promise<Tile> {
  const photo = await readRgb8(dataFile("photos/kodim05.png"));
  const [left, top, first] = [200, 150, channels === 1 ? 1 : 0];
  return draw(width, height, channels, (x, y, channel) => {
    return photo.data[((top + y) * photo.width + left + x) * 3 + first + channel] / 255;
  });
}

/** The tile without its first `columns` columns. */
export function withoutLeft({ width, height, planes }: Tile, columns: number): Tile {
  const channels = planes.length / (width * height);
  return draw(width - columns, height, channels, (x, y, c) => planes[(c * height + y) * width + columns + x]);
}

/** The tile one pixel further to the right. */
export function moved({ width, height, planes }: Tile): Tile {
  const channels = planes.length / (width * height);
  return draw(width, height, channels, (x, y, c) => planes[(c * height + y) * width + Math.max(x - 1, 0)]);
}

/** Means of squares of `side` pixels. */
export function averaged({ width, height, planes }: Tile, side: number): Tile {
  const channels = planes.length / (width * height);
  return draw(width / side, height / side, channels, (x, y, c) => {
    let sum = 0;
    for (let row = y * side; row < (y + 1) * side; row++) {
      for (let column = x * side; column < (x + 1) * side; column++) sum += planes[(c * height + row) * width + column];
    }
    return sum / side ** 2;
  });
}

/** The largest difference of two tiles of one size. */
export function largestDifference(a: Tile, b: Tile): number {
  return a.planes.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b.planes[i])), 0);
}

/** The mean difference of two tiles of one size. */
export function meanDifference(a: Tile, b: Tile): number {
  return a.planes.reduce((sum, value, i) => sum + Math.abs(value - b.planes[i]), 0) / a.planes.length;
}
