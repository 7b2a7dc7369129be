import type { Image } from "@pixelproof/core";
import { paint, type Shape } from "./paint.ts";

/**
 * A plane that rises by one step a pixel along the row and by a row's length down the column, from 0 to 65535. At
 * 256x256 it holds all 65,536 levels once, and an interpolator that reproduces planes keeps it smooth.
 */
export function ramp(shape: Shape = { width: 256, height: 256, channels: 1 }): Image {
  const { width, height } = shape;
  const step = 65535 / Math.max(1, width * height - 1);
  return paint(shape, (x, y) => (y * width + x) * step);
}
