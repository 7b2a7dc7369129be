import type { Rgb8 } from "@pixelproof/core";
import { strideOf, type PlanarBytes } from "../predict/planar-bytes.ts";
import { predictRows } from "../predict/predict-rows.ts";
import type { AxisTaps } from "../resample/taps.ts";
import { leaseKernels, type Lease } from "../wasm/lease.ts";
import { mirrorRow, opponentRows } from "./opponent-rows.ts";

/** An enlargement of a source, and the fine detail that a result has beyond it. */
export interface ResidualDetail {
  /** R, G, B of the source enlarged, clamped to 0..255. */
  readonly predicted: PlanarBytes;
  /** Fine detail of the opponent planes of result minus enlargement, half steps of 8 bits, clamped to -128..127. */
  readonly detail: PlanarBytes<Int8Array>;
}

/** Rows of a mean of nine rows before and after its middle. */
const reach = 4;

/**
 * Enlarges `before` by the taps (their lengths are the size of `after`), subtracts it from `after`, turns the difference
 * into the opponent planes (R + 2G + B) / 4, R - G, B - G (the YCgCo family, Malvar 2003), and takes of each the 3x3
 * binomial mean minus the 9x9 mean, mirrored at the borders. It answers to lines of 1-3 px and not to a shift of
 * brightness; the binomial makes a line found whose course is known to one pixel only. Tells the fraction done, 0..1.
 * Rows stream through: beside the result it takes rings of a few dozen rows.
 */
export function residualDetail(
  before: Rgb8,
  after: Rgb8,
  taps: AxisTaps,
  progress: (fraction: number) => void = () => {},
): ResidualDetail {
  const { width, height } = after;
  const stride = strideOf(width);
  const predicted = new Uint8Array(3 * stride * height);
  const detail = new Int8Array(3 * stride * height);
  const lease = leaseKernels();
  try {
    const { arena } = lease;
    const predict = predictRows(lease, before, taps);
    const rgb = arena.reserve(3 * stride);
    const enlarged = arena.reserve(3 * stride);
    const fine = arena.reserve(3 * stride);
    const { write, detailOf } = detailRows(lease, width, height, fine);
    const [readable, row] = [arena.bytes(rgb, 3 * width), arena.bytes(enlarged, 3 * stride)];
    const signed = arena.signedBytes(fine, 3 * stride);
    for (let y = 0; y < height + reach; y++) {
      if (y < height) {
        predict(y, enlarged);
        readable.set(after.data.subarray(y * width * 3, (y + 1) * width * 3));
        write(y, rgb, enlarged);
        predicted.set(row, y * 3 * stride);
      }
      if (y >= reach) {
        detailOf(y - reach);
        detail.set(signed, (y - reach) * 3 * stride);
        if (y % 64 === 0) progress(y / (height + reach));
      }
    }
  } finally {
    lease.release();
  }
  return { predicted: { width, height, stride, data: predicted }, detail: { width, height, stride, data: detail } };
}

/** `write` takes rows of a picture in order, `detailOf` gives the detail of one four rows behind. */
function detailRows(lease: Lease, width: number, height: number, to: number) {
  const { kernels } = lease;
  const stride = strideOf(width);
  const rows = opponentRows(lease, width);
  const ring = rows.reserve(16);
  const [sums, shares, narrow, zero] = [rows.reserve(1), rows.reserve(1), rows.reserve(1), rows.reserve(1)];
  const rowAt = (y: number): number => rows.inRing(ring, mirrorRow(y, height));
  const slide = (y: number, leaving: number): void =>
    kernels.slideRows(
      sums,
      rowAt(y + reach),
      leaving,
      rowAt(y - 1),
      rowAt(y),
      rowAt(y + 1),
      shares,
      narrow,
      rows.length,
    );
  return {
    write: (y: number, rgb: number, predicted: number): void => rows.write(rgb, predicted, rows.inRing(ring, y)),
    detailOf: (y: number): void => {
      if (y === 0) for (let above = -2 * reach; above < 0; above++) slide(above, zero);
      slide(y, y === 0 ? zero : rowAt(y - reach - 1));
      kernels.detailRow(rows.first(shares), rows.first(narrow), rows.plane, to, stride);
    },
  };
}
