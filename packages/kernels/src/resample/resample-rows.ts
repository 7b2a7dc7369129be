import type { Image } from "@pixelproof/core";
import { leaseKernels } from "../wasm/lease.ts";
import { resampleBand } from "./resample-band.ts";
import { rowsToKeep, type AxisTaps } from "./taps.ts";

/** Bytes that the rows between the two passes may take; a band of eight columns is the least. */
const ringBytes = 2 ** 20;
const pixelBytes = 16;
/** Pixels read and written between two pauses: a few milliseconds. */
const stripPixels = 2 ** 19;

/**
 * Filters a picture into `data`, first along x, then along y, in 32-bit floats with premultiplied alpha. Yields the
 * fraction done whenever a strip of rows is, ending with 1; whoever stops early frees the memory by it.
 *
 * `data` takes straight samples, `taps.x.firsts.length * taps.y.firsts.length` pixels of the picture's channels.
 * Source and result stay outside of WebAssembly: rows stream through, in bands of columns, so its memory is a few MiB
 * whatever the size and the ratio. Where alpha rounds to 0 colour is 0.
 */
export function* resampleRows(image: Image, data: Uint16Array, taps: AxisTaps): Generator<number, void, void> {
  const slots = rowsToKeep(taps.y);
  const width = taps.x.firsts.length;
  const columns = Math.max(1, Math.floor(ringBytes / slots / pixelBytes / 8)) * 8;
  const lease = leaseKernels();
  try {
    for (let start = 0; start < width; start += columns) {
      const end = Math.min(start + columns, width);
      lease.arena.reset();
      let pixels = 0;
      for (const row of resampleBand(lease, image, data, taps, { start, end, slots })) {
        pixels += row.pixels;
        if (pixels < stripPixels) continue;
        pixels = 0;
        yield (start + row.fraction * (end - start)) / width;
      }
      if (pixels > 0) yield end / width;
    }
  } finally {
    lease.release();
  }
}
