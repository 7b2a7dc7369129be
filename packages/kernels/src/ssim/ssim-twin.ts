import type { Rgb8 } from "@pixelproof/core";
import { halveTwin, lumaTwin } from "../luma/luma-twin.ts";
import type { Plane } from "../luma/plane.ts";
import { c1, c2 } from "./constants.ts";
import { radius, weights } from "./gaussian-window.ts";
import type { Structure, StructureOptions } from "./compare-structure.ts";

const { fround } = Math;

/**
 * The twin of `compareStructure` in plain TypeScript, for tests: no strips, no tiles, each 32-bit operation written out,
 * so that both give the same value at every window position to the bit; `map` holds those of the last scale.
 */
export function compareStructureTwin(
  reference: Rgb8,
  candidate: Rgb8,
  { scales = 1, rounded = true }: StructureOptions = {},
): Structure & { readonly map: Float32Array } {
  const [a, b] = [lumaTwin(reference, rounded), lumaTwin(candidate, rounded)];
  let sum: Plane = { ...a, data: a.data.map((value, i) => fround(fround(value + b.data[i]) - 255)) };
  let difference: Plane = { ...a, data: a.data.map((value, i) => value - b.data[i]) };
  const contrastStructure: number[] = [];
  for (let scale = 1; scale < scales; scale++) {
    contrastStructure.push(meanSimilarity(dissimilarity(sum, difference, false)));
    [sum, difference] = [halveTwin(sum), halveTwin(difference)];
  }
  const lost = dissimilarity(sum, difference, true);
  return { contrastStructure, ssim: meanSimilarity(lost), map: lost.map((value) => 1 - value) };
}

const meanSimilarity = (lost: Float32Array): number => 1 - lost.reduce((sum, value) => sum + value, 0) / lost.length;

/** 1 - SSIM at every window position. */
function dissimilarity(sum: Plane, difference: Plane, luminance: boolean): Float32Array {
  const [s, d] = [filtered(sum), filtered(difference)];
  const [ss, dd] = [filtered(squared(sum)), filtered(squared(difference))];
  const variance = (square: number, squaredMean: number): number => Math.max(0, fround(square - squaredMean));
  return s.map((mean, i) => {
    const level = fround(mean + 255);
    const differenceSquared = fround(d[i] * d[i]);
    const L = fround(fround(level * level) + fround(2 * c1));
    const l = luminance ? differenceSquared : 0;
    const V = fround(variance(ss[i], fround(mean * mean)) + fround(2 * c2));
    const v = variance(dd[i], differenceSquared);
    const half = fround(fround(L * v) + fround(l * V));
    return fround(half + half) / fround(fround(L + l) * fround(V + v));
  });
}

const squared = (plane: Plane): Plane => ({ ...plane, data: plane.data.map((value) => value * value) });

/** The window over every position wholly inside the plane. */
function filtered({ width, height, data }: Plane): Float32Array {
  const [columns, rows] = [width - 2 * radius, height - 2 * radius];
  const along = new Float32Array(columns * height);
  for (let i = 0; i < along.length; i++) {
    along[i] = weighted(data, Math.floor(i / columns) * width + (i % columns) + radius, 1);
  }
  return new Float32Array(columns * rows).map((_, i) => weighted(along, i + radius * columns, columns));
}

/** Eleven samples, `step` apart, around `centre`; those at equal distance are added first. */
function weighted(data: Float32Array, centre: number, step: number): number {
  let mean = fround(weights[0] * data[centre]);
  for (let k = 1; k <= radius; k++) {
    const pair = fround(data[centre - k * step] + data[centre + k * step]);
    mean = fround(mean + fround(weights[k] * pair));
  }
  return mean;
}
