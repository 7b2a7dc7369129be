import type { Region, Rgb8 } from "@pixelproof/core";

/** How far from white or black the source has to be for a clipped pixel of the result to be its own doing, 8-bit levels. */
const margin = 16;

/** Stretches of at least `minLength` pixels along a row of `after` that are pure white or black, and are not in `before`. */
export function findClipped(before: Rgb8, after: Rgb8, minLength: number): Region[] {
  const regions: Region[] = [];
  for (let y = 0; y < after.height; y++) {
    let start = 0;
    for (let x = 0; x <= after.width; x++) {
      if (x < after.width && isClipped(before, after, x, y)) continue;
      if (x - start >= minLength)
        regions.push({ x: start, y, width: x - start, height: 1, score: 1, label: "clipped" });
      start = x + 1;
    }
  }
  return regions;
}

function isClipped(before: Rgb8, after: Rgb8, x: number, y: number): boolean {
  const level = after.data[(y * after.width + x) * 3];
  if (level !== 0 && level !== 255) return false;
  const pixel = after.data.subarray((y * after.width + x) * 3, (y * after.width + x) * 3 + 3);
  const sourceX = Math.floor(((x + 0.5) * before.width) / after.width);
  const sourceY = Math.floor(((y + 0.5) * before.height) / after.height);
  const from = (sourceY * before.width + sourceX) * 3;
  const source = before.data.subarray(from, from + 3);
  return pixel.every((value) => value === level) && source.every((value) => Math.abs(value - level) > margin);
}
