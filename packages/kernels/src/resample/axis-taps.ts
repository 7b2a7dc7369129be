import type { Kernel } from "./resampling-kernels.ts";
import type { Spans, Taps } from "./taps.ts";

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
 * nothing aliases, weights summing to 1, computed in 64-bit floats. Zeros at the ends of a run are left out.
 */
export function axisTaps(from: number, to: number, { kernel, border, dering }: AxisFilter): Taps {
  const stretch = Math.max(1, from / to);
  const reach = kernel.radius * stretch;
  const stride = Math.min(from, Math.ceil(2 * reach) + 1);
  const [firsts, counts] = [new Int32Array(to), new Int32Array(to)];
  const weights = new Float32Array(to * stride);
  const run = new Float64Array(stride);
  for (let i = 0; i < to; i++) {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const [low, high] = [firstWithin(centre, reach), lastWithin(centre, reach)];
    const [first, last] = [Math.max(0, low), Math.min(from - 1, high)];
    let sum = 0;
    run.fill(0);
    for (let j = border === "replicate" ? low : first; j <= (border === "replicate" ? high : last); j++) {
      const weight = kernel.at((j - centre) / stretch);
      run[Math.min(Math.max(j, first), last) - first] += weight;
      sum += weight;
    }
    let [start, end] = [0, last - first + 1];
    while (Math.abs(run[start]) < negligible) start++;
    while (Math.abs(run[end - 1]) < negligible) end--;
    for (let k = start; k < end; k++) weights[i * stride + k - start] = run[k] / sum;
    firsts[i] = first + start;
    counts[i] = end - start;
  }
  const taps = { firsts, counts, weights, stride };
  return dering ? { ...taps, within: central(taps, from, stretch) } : taps;
}

/** The runs of source samples closer than `stretch` to their output sample. */
function central({ firsts, counts }: Spans, from: number, stretch: number): Spans {
  const to = firsts.length;
  const within = { firsts: new Int32Array(to), counts: new Int32Array(to) };
  for (let i = 0; i < to; i++) {
    const centre = ((i + 0.5) * from) / to - 0.5;
    const first = Math.max(firsts[i], firstWithin(centre, stretch));
    const last = Math.min(firsts[i] + counts[i] - 1, lastWithin(centre, stretch));
    within.firsts[i] = first;
    within.counts[i] = last - first + 1;
  }
  return within;
}

function firstWithin(centre: number, distance: number): number {
  return Math.floor(centre - distance) + 1;
}

function lastWithin(centre: number, distance: number): number {
  return Math.ceil(centre + distance) - 1;
}
