import type { Mask } from "@pixelproof/core";
import { linkChains, pointsOf, type Contour, type Direction } from "./contour.ts";

/** Least length of an object's border, px. */
const leastLength = 16;

/** Of the Gaussian whose derivatives give the normals, px; it is cut at three sigma. */
const sigma = 2;
const reach = 3 * sigma;

/**
 * The border of one object: mask pixels with a neighbour outside, linked; the normal points into the object, along the
 * gradient of the mask. Where the object is cut off by the picture it has no border.
 */
export function maskContours(mask: Mask, object: number): Contour[] {
  return linkChains(borderOf(mask), mask.width, leastLength).map((chain) => ({
    object,
    points: pointsOf(chain, mask.width, 1, (i) => normalAt(mask, i)),
  }));
}

/** 1 for each pixel of the object that has one of four neighbours outside of it. */
function borderOf({ width, height, data }: Mask): Uint8Array {
  const border = new Uint8Array(data.length);
  const first = Math.floor(data.indexOf(1) / width);
  const last = Math.floor(data.lastIndexOf(1) / width);
  for (let y = Math.max(1, first); y <= Math.min(last, height - 2); y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      if (data[i] === 0) continue;
      border[i] = data[i - 1] & data[i + 1] & data[i - width] & data[i + width] ? 0 : 1;
    }
  }
  return border;
}

/** Weights of the derivatives along x of a Gaussian, row by row; those along y are its transpose. */
const derivative = Float32Array.from({ length: (2 * reach + 1) ** 2 }, (_, i) => {
  const [x, y] = [(i % (2 * reach + 1)) - reach, Math.floor(i / (2 * reach + 1)) - reach];
  return x * Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
});

function normalAt({ width, height, data }: Mask, i: number): Direction {
  const [x, y] = [i % width, Math.floor(i / width)];
  const side = 2 * reach + 1;
  let [gx, gy] = [0, 0];
  for (let dy = 0; dy < side; dy++) {
    const row = Math.min(Math.max(y + dy - reach, 0), height - 1) * width;
    for (let dx = 0; dx < side; dx++) {
      if (data[row + Math.min(Math.max(x + dx - reach, 0), width - 1)] === 0) continue;
      gx += derivative[dy * side + dx];
      gy += derivative[dx * side + dy];
    }
  }
  const norm = Math.hypot(gx, gy) || 1;
  return { x: gx / norm, y: gy / norm };
}
