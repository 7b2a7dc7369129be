import type { Segment } from "./jumps.ts";

/** Neighbours of a boundary: from behind the second flank of a line of two pixels to before the next seam, px. */
const neighbours = { nearest: 3, farthest: 24 };

/** Distances at which the blocks of lossy files repeat, px. */
const blocks = [8, 16, 24];

/** Least noise of a mean jump, as a variance, squared 8-bit steps. */
const leastVariance = 0.003;

/** Most standard deviations, either way. */
const most = 16;

/**
 * How far the jumps of each boundary stand out from those of its neighbours, in standard deviations, -16 to 16. Signs are
 * pooled within segments and within 2, 4, 8... of them, so that a seam whose sign changes from tile to tile is seen as well as
 * one of a single sign; the best pooling counts. Of the flanks of a line only the first stands out.
 */
export function standOut(segments: readonly Segment[]): Float32Array {
  const best = new Float32Array(segments[0].weight.length).fill(-most);
  for (let pooled = segments; ; pooled = joinedInPairs(pooled)) {
    const deviates = deviatesOf(energyOf(pooled), pooled.length);
    for (let x = 0; x < best.length; x++) best[x] = Math.max(best[x], deviates[x]);
    if (pooled.length === 1) return withoutSecondFlanks(best);
  }
}

/** Mean over the segments of the squared sum of jumps over its variance. */
function energyOf(segments: readonly Segment[]): Float32Array {
  const energy = new Float32Array(segments[0].weight.length);
  for (const { beyond, square, weight } of segments) {
    for (let x = 0; x < energy.length; x++) {
      if (beyond[x] === 0) continue;
      energy[x] += beyond[x] ** 2 / (square[x] + leastVariance * weight[x] ** 2) / segments.length;
    }
  }
  return energy;
}

/** Chi-squared to normal deviates (Wilson and Hilferty 1931), the scale taken from the neighbours. */
function deviatesOf(energy: Float32Array, freedom: number): Float32Array {
  const spread = 2 / (9 * freedom);
  const sums = runningSums(energy);
  return energy.map((value, x) => {
    const normal = (Math.cbrt(value / scaleAt(energy, sums, x)) - 1 + spread) / Math.sqrt(spread);
    return Math.min(most, normal);
  });
}

/**
 * What a boundary has to stand out from: the mean energy of its neighbours, or that of those a block away, or half of
 * those right before it, whichever is most; at least that of noise.
 */
function scaleAt(energy: Float32Array, sums: Float64Array, x: number): number {
  const { nearest, farthest } = neighbours;
  const end = energy.length;
  const [a, b] = [Math.max(0, x - farthest), Math.max(0, x - nearest + 1)];
  const [c, d] = [Math.min(end, x + nearest), Math.min(end, x + farthest + 1)];
  const mean = (sums[b] - sums[a] + sums[d] - sums[c]) / (b - a + d - c);
  let scale = Math.max(1, mean, (at(energy, x - 1) + at(energy, x - 2)) / 4);
  for (const distance of blocks) scale = Math.max(scale, (at(energy, x - distance) + at(energy, x + distance)) / 2);
  return scale;
}

const at = (energy: Float32Array, x: number): number => (x < 0 || x >= energy.length ? 0 : energy[x]);

function withoutSecondFlanks(deviates: Float32Array): Float32Array {
  return deviates.map((value, x) =>
    value > 0 && Math.max(deviates[x - 1], deviates[x - 2]) > 0.5 * value ? 0 : value,
  );
}

function runningSums(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i];
  return sums;
}

function joinedInPairs(segments: readonly Segment[]): Segment[] {
  return Array.from({ length: Math.ceil(segments.length / 2) }, (_, i) => {
    const [a, b] = segments.slice(2 * i, 2 * i + 2);
    return b === undefined ? a : joined(a, b);
  });
}

function joined(a: Segment, b: Segment): Segment {
  const sum = (of: keyof Segment): Float32Array => a[of].map((value, x) => value + b[of][x]);
  return { jump: sum("jump"), beyond: sum("beyond"), square: sum("square"), weight: sum("weight") };
}
