import type { Size } from "@pixelproof/core";
import type { Rows, RowSpan } from "./rows.ts";

/**
 * Holds rows of an enlarged plane between the least and the greatest sample of the 3x3 pixels of the source around them,
 * in place: what is opaque or clear stays so, and no edge gets a halo. `from` and `to` are the sizes of the two planes.
 */
export function boundBySource(data: Uint16Array, source: Rows, from: Size, to: Size, [start, end]: RowSpan): void {
  const columns = Int32Array.from({ length: to.width }, (_, x) => Math.floor(((x + 0.5) * from.width) / to.width));
  let bounds = { y: -1, least: new Uint16Array(0), most: new Uint16Array(0) };
  for (let row = start, i = 0; row < end; row++) {
    const y = Math.floor(((row + 0.5) * from.height) / to.height);
    if (bounds.y !== y) bounds = { y, ...boundsAround(source, y, from.height) };
    for (let x = 0; x < to.width; x++, i++) {
      data[i] = Math.min(bounds.most[columns[x]], Math.max(bounds.least[columns[x]], data[i]));
    }
  }
}

function boundsAround({ width, first, data }: Rows, y: number, height: number) {
  const [least, most] = [new Uint16Array(width).fill(65535), new Uint16Array(width)];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let x = 0; x < width; x++) {
      const sample = data[(row - first) * width + x];
      for (let to = Math.max(0, x - 1); to <= Math.min(width - 1, x + 1); to++) {
        least[to] = Math.min(least[to], sample);
        most[to] = Math.max(most[to], sample);
      }
    }
  }
  return { least, most };
}
