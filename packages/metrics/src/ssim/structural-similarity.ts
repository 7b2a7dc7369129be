import type { Rgb8 } from "@pixelproof/core";
import { assertSameSize, assertSmallestSide } from "../comparable.ts";
import { radius } from "./gaussian-window.ts";
import { localMoments } from "./local-moments.ts";

/** Smallest side, px: one window. */
export const smallestSide = 2 * radius + 1;

/** Stabilising constants (K1 L)^2 and (K2 L)^2 with K1 = 0.01, K2 = 0.03, L = 255. */
const c1 = (0.01 * 255) ** 2;
const c2 = (0.03 * 255) ** 2;

/** SSIM at every position where the whole window lies inside the picture. */
export interface SsimMap {
  /** Width of the pictures - 10. */
  readonly width: number;
  /** Height of the pictures - 10. */
  readonly height: number;
  /** One value a pixel, -1..1; the first stands for pixel (5, 5) of the pictures. */
  readonly data: Float32Array;
  /** Mean of the values before they were rounded to 32 bits. */
  readonly mean: number;
}

/**
 * Mean structural similarity (Wang 2004, eq. 13) of rounded BT.601 luma: 11x11 Gaussian window, sigma 1.5, population
 * moments, valid region only, no down-sampling. Throws `SIZE_MISMATCH`, and `IMAGE_TOO_SMALL` below 11 px.
 */
export function ssim(reference: Rgb8, candidate: Rgb8): number {
  let sum = 0;
  for (const row of ssimRows(reference, candidate)) sum += total(row);
  return meanOf(sum, reference);
}

/** `ssim` with the value at every position. Throws what `ssim` throws. */
export function ssimMap(reference: Rgb8, candidate: Rgb8): SsimMap {
  assertMeasurable(reference, candidate);
  const [width, height] = [reference.width - 2 * radius, reference.height - 2 * radius];
  const data = new Float32Array(width * height);
  let [sum, at] = [0, 0];
  for (const row of ssimRows(reference, candidate)) {
    data.set(row, at);
    at += width;
    sum += total(row);
  }
  return { width, height, data, mean: meanOf(sum, reference) };
}

/** SSIM row by row, from the top; the yielded array is used again for the next row. Throws what `ssim` throws. */
export function* ssimRows(reference: Rgb8, candidate: Rgb8): Generator<Float64Array> {
  assertMeasurable(reference, candidate);
  const row = new Float64Array(reference.width - 2 * radius);
  for (const { a, b, squares, product } of localMoments(reference, candidate)) {
    for (let x = 0; x < row.length; x++) {
      const means = a[x] * b[x];
      const meanSquares = a[x] * a[x] + b[x] * b[x];
      const covariance = product[x] - means;
      const variances = squares[x] - meanSquares;
      row[x] = ((2 * means + c1) * (2 * covariance + c2)) / ((meanSquares + c1) * (variances + c2));
    }
    yield row;
  }
}

function assertMeasurable(reference: Rgb8, candidate: Rgb8): void {
  assertSameSize(reference, candidate);
  assertSmallestSide(reference, smallestSide);
}

/** The mean over all valid positions; rounding must not carry it past 1. */
export function meanOf(sum: number, { width, height }: Rgb8): number {
  return Math.min(1, sum / ((width - 2 * radius) * (height - 2 * radius)));
}

/** Sum of one row. */
export function total(row: Float64Array): number {
  let sum = 0;
  for (let x = 0; x < row.length; x++) sum += row[x];
  return sum;
}
