import type { Image } from "@pixelproof/core";

/** Centre of mass of a one-channel picture above `background`, as a fraction of its sides: pixel 0 stands at 0.5 / side. */
export function centroid({ width, height, data }: Image, background: number): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0, i = 0; row < height; row++) {
    for (let column = 0; column < width; column++, i++) {
      const weight = data[i] - background;
      mass += weight;
      x += weight * (column + 0.5);
      y += weight * (row + 0.5);
    }
  }
  return { x: x / mass / width, y: y / mass / height };
}
