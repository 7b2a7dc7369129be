import type { Mask, Rgb8 } from "@pixelproof/core";

/** The 4-connected pixels around `seed` whose channels lie within `tolerance` of its own; empty for a seed outside. */
export function growRegion(picture: Rgb8, seed: { x: number; y: number }, tolerance: number): Mask {
  const { width, height, data } = picture;
  const inside = new Uint8Array(width * height);
  const [x, y] = [Math.floor(seed.x), Math.floor(seed.y)];
  if (x < 0 || y < 0 || x >= width || y >= height) return { width, height, data: inside };
  const start = y * width + x;
  const waiting = [start];
  const isSimilar = (pixel: number): boolean =>
    [0, 1, 2].every((channel) => Math.abs(data[pixel * 3 + channel] - data[start * 3 + channel]) <= tolerance);
  for (let pixel = waiting.pop(); pixel !== undefined; pixel = waiting.pop()) {
    if (inside[pixel] === 1 || !isSimilar(pixel)) continue;
    inside[pixel] = 1;
    if (pixel % width > 0) waiting.push(pixel - 1);
    if (pixel % width < width - 1) waiting.push(pixel + 1);
    if (pixel >= width) waiting.push(pixel - width);
    if (pixel < width * (height - 1)) waiting.push(pixel + width);
  }
  return { width, height, data: inside };
}
