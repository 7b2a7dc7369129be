import type { Rgb8 } from "@pixelproof/core";
import { directionOf, isStrong, thinEdges } from "@pixelproof/kernels";
import { axisTaps } from "./axis-taps.ts";
import { linkChains, pointsOf, type Contour } from "./contour.ts";
import { gaussian } from "./interpolators.ts";

/** Least steps of brightness per px that continue, and that start, a contour; after smoothing. */
const strength = { weak: 8, strong: 16 };

/** Least length of a contour, px of the picture. */
const leastLength = 20;

/**
 * The strong contours of a picture, in pixels of one `scale` times as large: Canny 1986 (Gaussian of 1 px, central differences, thinning along
 * the gradient, hysteresis), then linked to chains. The normal points to the brighter side.
 */
export function strongContours(picture: Rgb8, scale = 1): Contour[] {
  const { width, height } = picture;
  const smoothing = { kernel: gaussian(1), shift: 0 };
  const marks = thinEdges(
    picture,
    { x: axisTaps(width, width, smoothing), y: axisTaps(height, height, smoothing) },
    strength,
  );
  return linkChains(hysteresis(marks, width), width, leastLength).map((chain) => ({
    points: pointsOf(chain, width, scale, (i) => directionOf(marks[i])),
  }));
}

/** 1 for each marked pixel that hangs together with a strong one. */
function hysteresis(marks: Uint16Array, width: number): Uint8Array {
  const kept = new Uint8Array(marks.length);
  const open: number[] = [];
  for (let start = 0; start < marks.length; start++) {
    if (!isStrong(marks[start]) || kept[start] === 1) continue;
    kept[start] = 1;
    for (let i: number | undefined = start; i !== undefined; i = open.pop()) {
      for (let row = i - width; row <= i + width; row += width) {
        for (let j = row - 1; j <= row + 1; j++) {
          if (marks[j] === 0 || kept[j] === 1) continue;
          kept[j] = 1;
          open.push(j);
        }
      }
    }
  }
  return kept;
}
