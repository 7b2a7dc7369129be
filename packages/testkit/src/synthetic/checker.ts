import type { Image } from "@pixelproof/core";
import { paint, type Shape } from "./paint.ts";

/** Black and white squares of `cell` pixels a side: the hardest edges there are. */
export function checker(shape: Shape, cell: number = 1): Image {
  return paint(shape, (x, y) => ((Math.floor(x / cell) + Math.floor(y / cell)) % 2 === 0 ? 0 : 65535));
}
