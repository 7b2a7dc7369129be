import type { PlanarBytes } from "../predict/planar-bytes.ts";
import { leaseKernels } from "../wasm/lease.ts";
import { sourceIndices } from "./source-indices.ts";

/** One signed byte a pixel, row by row. */
export interface SignedPlane {
  readonly width: number;
  readonly height: number;
  readonly data: Int8Array;
}

/**
 * Multiplies detail by a factor that hangs on how busy the source is there, and keeps of three planes the product that is
 * greatest in magnitude (the first of equal ones), rounded and clamped to -`limit`..`limit`, `limit` 1..127. `factors`
 * are 64 for each plane, in 128ths, below 64.
 */
export function standardise(
  detail: PlanarBytes<Int8Array>,
  busyness: PlanarBytes,
  factors: readonly Float32Array[],
  limit: number,
): SignedPlane {
  const { width, height, stride } = detail;
  const data = new Int8Array(width * height);
  const lease = leaseKernels();
  try {
    const { kernels, arena } = lease;
    const columns = arena.place(sourceIndices(stride, width, busyness.width));
    const tables = factors.map((plane) => arena.place(Int16Array.from(plane, Math.round)));
    const bins = arena.reserve(3 * busyness.stride);
    const read = arena.reserve(3 * stride);
    const spread = arena.reserve(3 * stride * 2);
    const written = arena.reserve(stride);
    const binRow = arena.bytes(bins, 3 * busyness.stride);
    const detailRow = arena.signedBytes(read, 3 * stride);
    const result = arena.signedBytes(written, width);
    const rows = sourceIndices(height, height, busyness.height);
    for (let y = 0; y < height; y++) {
      if (y === 0 || rows[y] !== rows[y - 1]) {
        binRow.set(busyness.data.subarray(rows[y] * 3 * busyness.stride, (rows[y] + 1) * 3 * busyness.stride));
        for (const [plane, table] of tables.entries()) {
          kernels.lookUpRow(bins + plane * busyness.stride, columns, table, spread + plane * stride * 2, stride);
        }
      }
      detailRow.set(detail.data.subarray(y * 3 * stride, (y + 1) * 3 * stride));
      kernels.strongestRow(read, spread, stride, limit, written, stride);
      data.set(result, y * width);
    }
  } finally {
    lease.release();
  }
  return { width, height, data };
}
