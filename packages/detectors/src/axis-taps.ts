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
  readonly weights: Float32Array;
}

/**
 * The taps of one axis of a centred enlargement from `from` to `to` samples; the kernel is stretched when shrinking, the
 * edge is repeated. They are those of the output samples `at`, ascending: all where nothing is said.
 */
export function axisTaps(
  from: number,
  to: number,
  { kernel, shift }: Enlargement,
  at: readonly number[] = Array.from({ length: to }, (_, i) => i),
): Taps {
  const stretch = Math.max(1, from / to);
  const reach = kernel.support * stretch;
  const stride = Math.min(from, Math.ceil(2 * reach) + 1);
  const firsts = new Int32Array(at.length);
  const counts = new Int32Array(at.length);
  const weights = new Float32Array(at.length * stride);
  // Weights repeat: 768 samples to 2160 have 45 different sets of them.
  const common = greatestDivisor(from, to);
  const phases = to / common;
  const runs = new Map<number, Run>();
  for (let i = 0; i < at.length; i++) {
    const phase = at[i] % phases;
    const run = runs.get(phase) ?? runAround(((phase + 0.5 + shift) * from) / to - 0.5, reach, stretch, kernel);
    runs.set(phase, run);
    const ahead = ((at[i] - phase) / phases) * (from / common);
    const { first, weights: own } = within({ first: run.first + ahead, weights: run.weights }, from);
    firsts[i] = first;
    counts[i] = own.length;
    weights.set(own, i * stride);
  }
  return { firsts, counts, weights, stride };
}

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
  return { first: low + start, weights: Float32Array.from(weights, (value) => value / total) };
}

/** A run inside of the source, the weights outside given to the outermost sample. */
function within(run: Run, from: number): Run {
  if (run.first >= 0 && run.first + run.weights.length <= from) return run;
  const clamped = (index: number): number => Math.min(Math.max(index, 0), from - 1);
  const first = clamped(run.first);
  const weights = new Float32Array(clamped(run.first + run.weights.length - 1) - first + 1);
  for (const [k, weight] of run.weights.entries()) weights[clamped(run.first + k) - first] += weight;
  return { first, weights };
}
