import type { Taps } from "@pixelproof/kernels";
import type { Kernel } from "./interpolators.ts";

/** How a picture is thought to have been enlarged: a kernel, and a shift in pixels of the result. */
export interface Enlargement {
  readonly kernel: Kernel;
  readonly shift: number;
}

/** Kernel weights around a source position, from a source index on that may lie outside; summing to 1. */
interface Run {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * The taps of one axis of a centred enlargement from `from` to `to` samples; the kernel is stretched when shrinking, the
 * edge is repeated. They are those of the output samples `at`, ascending: all where nothing is said.
 */
export function axisTaps(
  from: number,
  to: number,
  { kernel, shift }: Enlargement,
  at: ArrayLike<number> = { length: to },
): Taps {
  const stretch = Math.max(1, from / to);
  const reach = kernel.support * stretch;
  const stride = Math.min(from, Math.ceil(2 * reach) + 1);
  const taps = {
    firsts: new Int32Array(at.length),
    counts: new Int32Array(at.length),
    weights: new Float32Array(at.length * stride),
    stride,
  };
  // Weights repeat: 768 samples to 2160 have 45 different sets of them.
  const common = greatestDivisor(from, to);
  const runs = new Map<number, Run>();
  for (let i = 0; i < at.length; i++) {
    const [turn, phase] = divided(at[i] ?? i, to / common);
    const run = runs.get(phase) ?? runAround(((phase + 0.5 + shift) * from) / to - 0.5, reach, stretch, kernel);
    runs.set(phase, run);
    fold(run, turn * (from / common), from, taps, i);
  }
  return taps;
}

const divided = (a: number, b: number): [quotient: number, remainder: number] => [Math.floor(a / b), a % b];

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The weights that are not zero. */
function runAround(centre: number, reach: number, stretch: number, { weight }: Kernel): Run {
  const low = Math.ceil(centre - reach);
  const values = Array.from({ length: Math.ceil(2 * reach) + 1 }, (_, k) => weight((low + k - centre) / stretch));
  const start = values.findIndex((value) => value !== 0);
  const weights = values.slice(start, values.findLastIndex((value) => value !== 0) + 1);
  const total = weights.reduce((sum, value) => sum + value, 0);
  return { first: low + start, weights: weights.map((value) => value / total) };
}

/** Writes run `i`, its weights outside of the source given to the outermost sample. */
function fold(run: Run, ahead: number, from: number, { firsts, counts, weights, stride }: Taps, i: number): void {
  const [low, high] = [run.first + ahead, run.first + ahead + run.weights.length - 1];
  const [first, last] = [Math.min(Math.max(low, 0), from - 1), Math.min(Math.max(high, 0), from - 1)];
  firsts[i] = first;
  counts[i] = last - first + 1;
  for (let k = 0; k < run.weights.length; k++) {
    const place = Math.min(Math.max(low + k - first, 0), last - first);
    weights[i * stride + place] += run.weights[k];
  }
}
