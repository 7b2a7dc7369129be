import type { Rgb8 } from "@pixelproof/core";
import { strideOf, type PlanarBytes } from "../predict/planar-bytes.ts";
import { leaseKernels } from "../wasm/lease.ts";
import { mirrorRow, opponentRows } from "./opponent-rows.ts";

const reach = 2;

/**
 * How busy a picture is around each pixel: the range, greatest minus least, of its opponent planes (R + 2G + B) / 4,
 * R - G, B - G in the square of 5x5, in whole multiples of 8 steps, 0..63.
 */
export function busyness({ width, height, data }: Rgb8): PlanarBytes {
  const stride = strideOf(width);
  const result = new Uint8Array(3 * stride * height);
  const lease = leaseKernels();
  try {
    const { kernels, arena } = lease;
    const rows = opponentRows(lease, width);
    const ring = rows.reserve(16);
    const [lows, highs] = [rows.reserve(1), rows.reserve(1)];
    const rgb = arena.reserve(3 * stride);
    const nothing = arena.reserve(3 * stride);
    const range = arena.reserve(3 * stride);
    arena.bytes(nothing, 3 * stride).fill(0);
    const [readable, written] = [arena.bytes(rgb, 3 * width), arena.bytes(range, 3 * stride)];
    const rowAt = (y: number): number => rows.inRing(ring, mirrorRow(y, height));
    for (let row = 0; row < height + reach; row++) {
      if (row < height) {
        readable.set(data.subarray(row * width * 3, (row + 1) * width * 3));
        rows.write(rgb, nothing, rows.inRing(ring, row));
      }
      const y = row - reach;
      if (y < 0) continue;
      kernels.extremesOfRows(
        rowAt(y - 2),
        rowAt(y - 1),
        rowAt(y),
        rowAt(y + 1),
        rowAt(y + 2),
        lows,
        highs,
        rows.length,
      );
      kernels.rangeRow(rows.first(lows), rows.first(highs), rows.plane, range, stride);
      result.set(written, y * 3 * stride);
    }
  } finally {
    lease.release();
  }
  return { width, height, stride, data: result };
}
