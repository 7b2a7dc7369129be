import type { Rgb8 } from "@pixelproof/core";
import { linearLight } from "../../linear-light.ts";
import type { Arithmetic } from "./arithmetic.ts";

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array | Float64Array;
}

/** A plane made sample by sample. */
export function planeOf(
  { width, height }: Pick<Plane, "width" | "height">,
  { round, samples }: Arithmetic,
  sampleAt: (x: number, y: number, i: number) => number,
): Plane {
  const data = samples(width * height);
  for (let i = 0; i < data.length; i++) data[i] = round(sampleAt(i % width, Math.floor(i / width), i));
  return { width, height, data };
}

/** Red, green and blue as linear light. */
export function lightOf(rgb: Rgb8, arithmetic: Arithmetic): Plane[] {
  return [0, 1, 2].map((channel) => planeOf(rgb, arithmetic, (_x, _y, i) => linearLight[rgb.data[i * 3 + channel]]));
}

/** Means of 2x2 samples; the last column and row are repeated to make them whole. */
export function halved({ width, height, data }: Plane, arithmetic: Arithmetic): Plane {
  const { round } = arithmetic;
  const size = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const pair = (x: number, y: number): number => {
    const row = Math.min(y, height - 1) * width;
    return round(data[row + x] + data[row + Math.min(x + 1, width - 1)]);
  };
  return planeOf(size, arithmetic, (x, y) => 0.25 * round(pair(2 * x, 2 * y) + pair(2 * x, 2 * y + 1)));
}
