import type { Rgb8 } from "@pixelproof/core";
import { lumaTwin } from "../luma/luma-twin.ts";
import type { Plane } from "../luma/plane.ts";
import type { GradientSimilarity } from "./gradient-similarity.ts";

const { fround } = Math;

/** The twin of `gradientSimilarity` in plain TypeScript, for tests: no strips, each 32-bit operation written out. */
export function gradientSimilarityTwin(reference: Rgb8, candidate: Rgb8): GradientSimilarity {
  const [a, b] = [reference, candidate].map((picture) => squaredGradients(half(lumaTwin(picture, false))));
  const lost = a.map((first, i) => {
    const change = fround(fround(Math.sqrt(first)) - fround(Math.sqrt(b[i])));
    return fround(change * change) / fround(fround(first + b[i]) + 1530);
  });
  const mean = lost.reduce((sum, value) => sum + value, 0) / lost.length;
  const squares = lost.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean: 1 - mean, deviation: Math.sqrt(squares / (lost.length - 1)) };
}

/** A value of a plane, 0 outside of it. */
function at({ width, height, data }: Plane, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : data[y * width + x];
}

/** Means of 2x2. */
function half(plane: Plane): Plane {
  const [width, height] = [Math.ceil(plane.width / 2), Math.ceil(plane.height / 2)];
  const data = new Float32Array(width * height).map((_, i) => {
    const [x, y] = [(i % width) * 2, Math.floor(i / width) * 2];
    const column = (left: number): number => fround(at(plane, left, y) + at(plane, left, y + 1));
    return fround(column(x) + column(x + 1)) / 4;
  });
  return { width, height, data };
}

/** Squared magnitudes of three times the Prewitt gradient. */
function squaredGradients(plane: Plane): Float32Array {
  const { width, data } = plane;
  return data.map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const value = (dx: number, dy: number): number => at(plane, x + dx, y + dy);
    const column = (dx: number): number => fround(fround(value(dx, -1) + value(dx, 1)) + value(dx, 0));
    const row = (dy: number): number => fround(fround(value(-1, dy) + value(1, dy)) + value(0, dy));
    const [across, down] = [fround(column(-1) - column(1)), fround(row(-1) - row(1))];
    return fround(across * across) + fround(down * down);
  });
}
