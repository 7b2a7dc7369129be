import type { Taps } from "./taps.ts";

/** Fractions 0..1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Taps with weights of both signs that sum to 1, over runs as wide as an antialiased filter of `radius` has. Weights are
 * equal where their sum would be less than `least` of the sum of their magnitudes.
 */
export function randomTaps(from: number, to: number, radius: number, next: () => number, least = 0.02): Taps {
  const reach = radius * Math.max(1, from / to);
  const runs = Array.from({ length: to }, (_, i) => {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const first = Math.max(0, Math.floor(centre - reach) + 1);
    return { first, count: Math.max(1, Math.min(from, Math.ceil(centre + reach)) - first) };
  });
  const stride = Math.max(...runs.map(({ count }) => count));
  const weights = new Float32Array(to * stride);
  for (const [i, { count }] of runs.entries()) {
    const values = Array.from({ length: count }, () => next() - 0.3);
    const sum = values.reduce((total, value) => total + value, 0);
    const magnitude = values.reduce((total, value) => total + Math.abs(value), 0);
    weights.set(
      values.map((value) => (Math.abs(sum) < least * magnitude ? 1 / count : value / sum)),
      i * stride,
    );
  }
  return {
    firsts: Int32Array.from(runs, ({ first }) => first),
    counts: Int32Array.from(runs, ({ count }) => count),
    weights,
    stride,
  };
}
