import type { Image } from "@pixelproof/core";
import { paint, type Shape } from "./paint.ts";

export interface BlobForm {
  /** Centre in pixels, where pixel 0 has its centre at 0. */
  readonly x: number;
  readonly y: number;
  /** Standard deviation, px. */
  readonly sigma: number;
  /** Level around the blob, 0..65535; above 0 so that negative lobes are not clipped. */
  readonly background: number;
}

/** A smooth Gaussian spot: its centroid tells where a resampler puts things. */
export function blob(shape: Shape, { x: cx, y: cy, sigma, background }: BlobForm): Image {
  const peak = 60_000 - background;
  return paint(shape, (x, y) => background + peak * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * sigma * sigma)));
}
