import type { Image } from "@pixelproof/core";
import { paint, type Shape } from "./paint.ts";

/**
 * Soft-edged opaque discs, one in each 16 px cell, over full transparency, with colour gradients that go on under
 * alpha 0. Without an alpha channel only the gradients are left.
 */
export function discs(shape: Shape): Image {
  const { width, height } = shape;
  const colour = (x: number, y: number, c: number): number =>
    65535 * (c === 0 ? (x + 0.5) / width : c === 1 ? (y + 0.5) / height : 0.5);
  return paint(shape, colour, coverage);
}

/** One inside a radius of 6 px, falling to none at 7. */
const coverage = (x: number, y: number): number => 65535 * (7 - Math.hypot((x % 16) - 7.5, (y % 16) - 7.5));
