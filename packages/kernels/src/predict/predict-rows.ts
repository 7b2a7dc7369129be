import type { Rgb8 } from "@pixelproof/core";
import { rowsToKeep, type AxisTaps } from "../resample/taps.ts";
import type { Lease } from "../wasm/lease.ts";
import { strideOf } from "./planar-bytes.ts";
import { wholeTaps } from "./whole-taps.ts";

/** Writes one row of the enlarged picture, red, green and blue, into the memory of the kernels; rows come in order. */
export type PredictRow = (y: number, to: number) => void;

/**
 * Reserves what filtering `source` by the taps takes: a ring of rows. Samples are rounded to 1/64 step between the two
 * passes, and at the end to whole bytes, clamped to 0..255.
 */
export function predictRows({ kernels, arena }: Lease, source: Rgb8, taps: AxisTaps): PredictRow {
  const [x, y] = [wholeTaps(taps.x), wholeTaps(taps.y)];
  const width = x.firsts.length;
  const stride = strideOf(width);
  const rowBytes = 3 * stride * 2;
  // A last pair may reach one row beyond its run, with a weight of 0.
  const slots = rowsToKeep(taps.y) + 1;
  const [firsts, pairs, weights] = [arena.place(x.firsts), arena.place(x.pairs), arena.place(x.weights)];
  const downWeights = arena.place(y.weights);
  const read = arena.reserve(source.width * 3 + 8);
  const wide = arena.reserve((source.width + 1) * 16);
  const ring = arena.reserve(slots * rowBytes);

  let next = 0;
  return (row, to) => {
    for (; next < taps.y.firsts[row] + taps.y.counts[row]; next++) {
      const line = source.data.subarray(next * source.width * 3, (next + 1) * source.width * 3);
      arena.bytes(read, line.length).set(line);
      kernels.pairPixels(read, wide, source.width);
      const slot = ring + (next % slots) * rowBytes;
      kernels.spreadRow(wide, slot, stride * 2, width, firsts, pairs, weights, x.stride);
    }
    const slot = y.firsts[row] % slots;
    kernels.blendRows(ring, rowBytes, slots, slot, y.pairs[row], downWeights + row * y.stride * 4, to, 3 * stride);
  };
}
