import type { Rgb8 } from "@pixelproof/core";
import { linear } from "./interpolators.ts";
import { walkLines } from "./luma-lines.ts";
import { createPlane, type Plane } from "./planes.ts";

/** Rows of the result that are looked at, and pieces of each whose means are held together. */
const rows = 16;
const pieces = 12;

/**
 * A plane of luma made as bright and as contrasty as the result is: the straight line of least squares from the means of its
 * enlargement to those of the result, over pieces so large that the kernel does not matter. A tool that changes the tone leaves
 * no edges behind then when the two are subtracted.
 */
export function matchTone(source: Plane, after: Rgb8): Plane {
  const count = Math.min(rows, after.height);
  const at = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * after.height) / count));
  const means: [expected: number, actual: number][] = [];
  walkLines(source, after, "vertical", { kernel: linear, shift: 0 }, at, (_, actual, expected) => {
    for (let i = 0; i < pieces; i++) {
      const [from, to] = [i, i + 1].map((edge) => Math.floor((edge * after.width) / pieces));
      if (to > from) means.push([mean(expected.subarray(from, to)), mean(actual.subarray(from, to))]);
    }
  });
  const { gain, offset } = straightLine(means);
  const toned = createPlane(source.width, source.height);
  for (let i = 0; i < toned.data.length; i++) toned.data[i] = gain * source.data[i] + offset;
  return toned;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Least squares; a mere offset where there is too little contrast to tell. */
function straightLine(points: readonly (readonly [number, number])[]): { gain: number; offset: number } {
  const average = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [average((point) => point[0]), average((point) => point[1])];
  const variance = average((point) => (point[0] - x) ** 2);
  const gain = variance < 1 ? 1 : average((point) => (point[0] - x) * (point[1] - y)) / variance;
  return { gain, offset: y - gain * x };
}
