import type { Image } from "@pixelproof/core";
import { paint, type Shape } from "./paint.ts";

/** One value (0..65535) in every colour sample, opaque. */
export function flat(shape: Shape, value: number = 30_000): Image {
  return paint(shape, () => value);
}
