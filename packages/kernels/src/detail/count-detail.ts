import type { PlanarBytes } from "../predict/planar-bytes.ts";
import { leaseKernels } from "../wasm/lease.ts";
import { sourceIndices } from "./source-indices.ts";

/** How busy a source can be: 0..63. */
export const busynessLevels = 64;
/** Magnitudes of detail that are told apart, half steps of 8 bits; the last stands for all above too. */
export const detailLevels = 128;

/**
 * How often each magnitude of detail comes where the source is as busy, for each plane: 128 counts for each of 64 levels
 * of busyness. Every other row and in it every third pixel is looked at.
 */
export function countDetail(detail: PlanarBytes<Int8Array>, busyness: PlanarBytes): Uint32Array[] {
  const { width, height, stride } = detail;
  const length = busynessLevels * detailLevels;
  const lease = leaseKernels();
  try {
    const { kernels, arena } = lease;
    const columns = arena.place(sourceIndices(width, width, busyness.width));
    const rows = sourceIndices(height, height, busyness.height);
    const counts = arena.place(new Int32Array(3 * length));
    const [bins, read] = [arena.reserve(3 * busyness.stride), arena.reserve(3 * stride)];
    const [binRow, detailRow] = [arena.bytes(bins, 3 * busyness.stride), arena.signedBytes(read, 3 * stride)];
    for (let y = 0; y < height; y += 2) {
      binRow.set(busyness.data.subarray(rows[y] * 3 * busyness.stride, (rows[y] + 1) * 3 * busyness.stride));
      detailRow.set(detail.data.subarray(y * 3 * stride, (y + 1) * 3 * stride));
      for (let plane = 0; plane < 3; plane++) {
        const of = counts + plane * length * 4;
        kernels.countRow(read + plane * stride, bins + plane * busyness.stride, columns, of, y % 3, width);
      }
    }
    return [0, 1, 2].map((plane) => Uint32Array.from(arena.integers(counts + plane * length * 4, length)));
  } finally {
    lease.release();
  }
}
