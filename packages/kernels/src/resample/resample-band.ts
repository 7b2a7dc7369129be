import type { Image } from "@pixelproof/core";
import type { Lease } from "../wasm/lease.ts";
import { placeSpans, placeTaps } from "./place-taps.ts";
import { samplesRead, type AxisTaps } from "./taps.ts";

/** Columns `start..end` of the result, and how many filtered source rows are kept for them. */
export interface Band {
  readonly start: number;
  readonly end: number;
  readonly slots: number;
}

/** Kernels work on whole tiles of eight pixels. */
const tile = 8;
const pixelBytes = 16;

/** Resamples one band of columns from top to bottom; yields after each row of the source and of the result. */
export function* resampleBand(
  lease: Lease,
  { width, channels, data: source }: Image,
  data: Uint16Array,
  { x, y }: AxisTaps,
  { start, end, slots }: Band,
): Generator<{ pixels: number; fraction: number }, void, void> {
  const { kernels, arena } = lease;
  const [left, right] = samplesRead(x, start, end);
  const [columns, height, fullWidth] = [end - start, y.firsts.length, x.firsts.length];
  const padded = Math.ceil(columns / tile) * tile;
  const rowBytes = padded * pixelBytes;

  const row = { x: placeTaps(lease, x, start, end, left), y: arena.place(y.weights) };
  const clamp = x.within && placeSpans(lease, x.within, start, end, left);
  const read = arena.reserve((right - left + 1) * channels * 2);
  const wide = arena.reserve((right - left) * pixelBytes);
  const ring = arena.reserve(slots * rowBytes);
  const sums = arena.reserve(rowBytes);
  const written = arena.reserve((padded + 1) * channels * 2);
  const readable = arena.samples(read, (right - left) * channels);
  const writable = arena.samples(written, columns * channels);

  let next = 0;
  for (let at = 0; at < height; at++) {
    const [first, count] = [y.firsts[at], y.counts[at]];
    for (; next < first + count; next++) {
      const slot = ring + (next % slots) * rowBytes;
      readable.set(source.subarray((next * width + left) * channels, (next * width + right) * channels));
      kernels.widen(read, wide, right - left, channels);
      kernels.filterRow(wide, slot, columns, row.x.firsts, row.x.counts, row.x.weights, x.stride);
      if (clamp) kernels.clampRow(wide, slot, columns, clamp.firsts, clamp.counts);
      yield { pixels: right - left + columns, fraction: at / height };
    }
    const weights = row.y + at * y.stride * 4;
    kernels.filterColumns(ring, rowBytes, slots, first % slots, count, weights, sums, padded);
    if (y.within) {
      const { firsts, counts } = y.within;
      kernels.clampColumns(ring, rowBytes, slots, firsts[at] % slots, counts[at], sums, padded);
    }
    kernels.narrow(sums, written, columns, channels);
    data.set(writable, (at * fullWidth + start) * channels);
    yield { pixels: columns, fraction: (at + 1) / height };
  }
}
