import type { Mask, Size } from "@pixelproof/core";
import { bilinearRows } from "./bilinear-rows.ts";

/** A mask at another size: interpolated bilinearly, and cut at one half, which itself is inside. */
export function resizeMask(mask: Mask, { width, height }: Size): Mask {
  const rowAt = bilinearRows(mask, { width, height });
  const data = new Uint8Array(width * height);
  const row = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    rowAt(y, row);
    for (let x = 0; x < width; x++) data[y * width + x] = row[x] >= 0.5 ? 1 : 0;
  }
  return { width, height, data };
}
