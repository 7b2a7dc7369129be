import type { Image } from "@pixelproof/core";
import { lcg } from "./lcg.ts";
import { paint, type Shape } from "./paint.ts";

/**
 * What a photograph has, in small: a sky-like gradient, a hard-edged bright disc, slanted bars and a grainy ground.
 * No long thin line, nothing clipped, every channel different.
 */
export function scene(shape: Shape, seed: number = 1): Image {
  const { width, height } = shape;
  const next = lcg(seed);
  const radius = Math.min(width, height) / 5;
  const level = (x: number, y: number): number => {
    const [u, v] = [x / width, y / height];
    if (Math.hypot(x - width * 0.3, y - height * 0.35) < radius) return 0.85;
    if (v > 0.7) return 0.35 + 0.06 * Math.sin(x * 0.9) * Math.sin(y * 0.7);
    if (u > 0.6 && (x + y / 2) % (width / 4) < width / 8) return 0.2;
    return 0.45 + 0.3 * u - 0.1 * v;
  };
  return paint(shape, (x, y, c) => 65535 * level(x, y) * (1 - 0.12 * c) + (next() / 65535 - 0.5) * 1200);
}
