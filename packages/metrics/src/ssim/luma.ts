import type { Rgb8 } from "@pixelproof/core";

/** BT.601 luma of one row, rounded to whole levels: floor((299 R + 587 G + 114 B + 500) / 1000). */
export function lumaRow({ width, data }: Rgb8, y: number, luma: Float64Array): void {
  for (let x = 0, i = y * width * 3; x < width; x++, i += 3) {
    luma[x] = Math.floor((299 * data[i] + 587 * data[i + 1] + 114 * data[i + 2] + 500) / 1000);
  }
}
