import type { Image } from "@pixelproof/core";
import { lcg } from "./lcg.ts";
import { paint, type Shape } from "./paint.ts";

/** Independent, evenly distributed samples in every channel, alpha included. */
export function noise(shape: Shape, seed: number = 1): Image {
  const next = lcg(seed);
  return paint(shape, next, next);
}
