import type { Mask } from "@pixelproof/core";
import { linkChains, type Contour } from "./contour.ts";
import { smooth } from "./gaussian.ts";
import { createPlane } from "./planes.ts";

/** Least length of an object's border, px. */
const leastLength = 16;

/** The border of one object: mask pixels with a neighbour outside, linked; the normal points into the object. */
export function maskContours({ width, height, data }: Mask, object: number): Contour[] {
  const marked = new Uint8Array(data.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const surrounded = data[i - 1] && data[i + 1] && data[i - width] && data[i + width];
      marked[i] = data[i] && !surrounded ? 1 : 0;
    }
  }
  const soft = smooth(createPlane(width, height, Float32Array.from(data)), 2).data;
  return linkChains(marked, width, leastLength).map((chain) => ({
    object,
    points: chain.map((i) => {
      const [gx, gy] = [soft[i + 1] - soft[i - 1], soft[i + width] - soft[i - width]];
      const norm = Math.hypot(gx, gy) || 1;
      return { x: i % width, y: Math.floor(i / width), nx: gx / norm, ny: gy / norm };
    }),
  }));
}
