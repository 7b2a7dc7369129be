import type { Rgb8 } from "@pixelproof/core";
import type { Plane } from "./plane.ts";

const { fround } = Math;

/** The twin of the `luma` kernel in plain TypeScript: whole levels are exact, unrounded luma is one product of floats. */
export function lumaTwin({ width, height, data }: Rgb8, rounded: boolean): Plane {
  const luma = new Float32Array(width * height).map((_, i) => {
    const thousandths = 299 * data[i * 3] + 587 * data[i * 3 + 1] + 114 * data[i * 3 + 2];
    return rounded ? Math.floor((thousandths + 500) / 1000) : thousandths * fround(0.001);
  });
  return { width, height, data: luma };
}

/** The twin of the `halve` kernel: means of 2x2, an odd last column or row standing for the missing one as well. */
export function halveTwin({ width, height, data }: Plane): Plane {
  const [columns, rows] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const half = new Float32Array(columns * rows).map((_, i) => {
    const [left, top] = [(i % columns) * 2, Math.floor(i / columns) * 2];
    const [right, bottom] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
    const column = (x: number): number => fround(data[top * width + x] + data[bottom * width + x]);
    return fround(column(left) + column(right)) * 0.25;
  });
  return { width: columns, height: rows, data: half };
}
