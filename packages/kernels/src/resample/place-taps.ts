import type { Lease } from "../wasm/lease.ts";
import type { Spans, Taps } from "./taps.ts";

/** Addresses of the runs of output samples `start..end`, counted from source sample `origin`. */
export function placeSpans({ arena }: Lease, { firsts, counts }: Spans, start: number, end: number, origin: number) {
  return {
    firsts: arena.place(firsts.subarray(start, end).map((first) => first - origin)),
    counts: arena.place(counts.subarray(start, end)),
  };
}

/** The same with their weights. */
export function placeTaps(lease: Lease, taps: Taps, start: number, end: number, origin: number) {
  const weights = lease.arena.place(taps.weights.subarray(start * taps.stride, end * taps.stride));
  return { ...placeSpans(lease, taps, start, end, origin), weights };
}
