import type { Spans, Taps } from "@pixelproof/kernels";
import type { Kernel } from "./kernels.ts";

/** What stands outside of the picture: nothing, the other taps making up for it, or its edge. */
export type Border = "renormalise" | "replicate";

/** How one axis is filtered. */
export interface AxisFilter {
  readonly kernel: Kernel;
  readonly border: Border;
  /** Clamp between the source samples closer than one pixel, of the coarser grid, to the output sample. */
  readonly dering: boolean;
}

/** Weights below this are rounding noise of the sine at whole pixels. */
const negligible = 1e-12;

/**
 * Taps that bring an axis of `from` samples to `to`: half-pixel centres, the kernel widened when shrinking so that
 * nothing aliases, weights summing to 1. Computed in 64-bit floats.
 */
export function axisTaps(from: number, to: number, { kernel, border, dering }: AxisFilter): Taps {
  const stretch = Math.max(1, from / to);
  const runs = Array.from({ length: to }, (_, i) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    return trimmed((border === "replicate" ? replicated : inside)(from, centre, stretch, kernel));
  });
  const stride = runs.reduce((most, { weights }) => Math.max(most, weights.length), 0);
  const taps = {
    firsts: Int32Array.from(runs, ({ first }) => first),
    counts: Int32Array.from(runs, ({ weights }) => weights.length),
    weights: new Float32Array(to * stride),
    stride,
  };
  for (const [i, { weights }] of runs.entries()) {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    taps.weights.set(
      weights.map((weight) => weight / sum),
      i * stride,
    );
  }
  return dering ? { ...taps, within: central(taps, from, stretch) } : taps;
}

interface Run {
  readonly first: number;
  readonly weights: readonly number[];
}

function inside(from: number, centre: number, stretch: number, { radius, at }: Kernel): Run {
  const first = Math.max(0, firstWithin(centre, radius * stretch));
  const last = Math.min(from - 1, lastWithin(centre, radius * stretch));
  return { first, weights: Array.from({ length: last - first + 1 }, (_, k) => at((first + k - centre) / stretch)) };
}

/** Weights of what lies outside go to the edge sample. */
function replicated(from: number, centre: number, stretch: number, kernel: Kernel): Run {
  const { first, weights } = inside(from, centre, stretch, kernel);
  const sums = [...weights];
  const [low, high] = [firstWithin(centre, kernel.radius * stretch), lastWithin(centre, kernel.radius * stretch)];
  for (let j = low; j < first; j++) sums[0] += kernel.at((j - centre) / stretch);
  for (let j = from; j <= high; j++) sums[sums.length - 1] += kernel.at((j - centre) / stretch);
  return { first, weights: sums };
}

/** Without the zeros at both ends. */
function trimmed({ first, weights }: Run): Run {
  const start = weights.findIndex((weight) => Math.abs(weight) > negligible);
  const end = weights.findLastIndex((weight) => Math.abs(weight) > negligible) + 1;
  return { first: first + start, weights: weights.slice(start, end) };
}

/** The runs of source samples closer than `stretch` to their output sample. */
function central({ firsts, counts }: Spans, from: number, stretch: number): Spans {
  const to = firsts.length;
  const runs = Array.from(firsts, (first, i) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const start = Math.max(first, firstWithin(centre, stretch));
    return { start, count: Math.min(first + counts[i] - 1, lastWithin(centre, stretch)) - start + 1 };
  });
  return { firsts: Int32Array.from(runs, ({ start }) => start), counts: Int32Array.from(runs, ({ count }) => count) };
}

function firstWithin(centre: number, distance: number): number {
  return Math.floor(centre - distance) + 1;
}

function lastWithin(centre: number, distance: number): number {
  return Math.ceil(centre + distance) - 1;
}
