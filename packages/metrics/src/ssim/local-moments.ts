import type { Rgb8 } from "@pixelproof/core";
import { radius, w0, w1, w2, w3, w4, w5 } from "./gaussian-window.ts";
import { lumaRow } from "./luma.ts";

/** Gaussian-weighted local means of one output row, one value a window position. */
export interface Moments {
  /** E[a] */
  readonly a: Float64Array;
  /** E[b] */
  readonly b: Float64Array;
  /** E[a^2 + b^2]: SSIM needs both variances only as their sum. */
  readonly squares: Float64Array;
  /** E[a b] */
  readonly product: Float64Array;
}

const planes = ["a", "b", "squares", "product"] as const;
const windowSize = 2 * radius + 1;

/**
 * Local moments of luma, one row of valid window positions (width - 10) after the other, height - 10 in all. Each row is
 * filtered along x once and kept in a ring of eleven, so that memory does not grow with the height. The yielded arrays
 * are used again for the next row.
 */
export function* localMoments(reference: Rgb8, candidate: Rgb8): Generator<Moments> {
  const { width, height } = reference;
  const valid = width - 2 * radius;
  const line = moments(width);
  const ring = Array.from({ length: windowSize }, () => moments(valid));
  const result = moments(valid);
  for (let y = 0; y < height; y++) {
    lumaRow(reference, y, line.a);
    lumaRow(candidate, y, line.b);
    for (let x = 0; x < width; x++) {
      const [a, b] = [line.a[x], line.b[x]];
      line.squares[x] = a * a + b * b;
      line.product[x] = a * b;
    }
    const filtered = ring[y % windowSize];
    for (const plane of planes) filterAlong(line[plane], filtered[plane]);
    if (y < 2 * radius) continue;
    const rows = Array.from({ length: windowSize }, (_, k) => ring[(y + 1 + k) % windowSize]);
    for (const plane of planes)
      filterAcross(
        rows.map((row) => row[plane]),
        result[plane],
      );
    yield result;
  }
}

function moments(length: number): Moments {
  const row = (): Float64Array => new Float64Array(length);
  return { a: row(), b: row(), squares: row(), product: row() };
}

/** The window along a row; taps are symmetric, so samples at equal distance are added first. */
function filterAlong(s: Float64Array, out: Float64Array): void {
  for (let x = 0; x < out.length; x++) {
    out[x] =
      w0 * s[x + 5] +
      w1 * (s[x + 4] + s[x + 6]) +
      w2 * (s[x + 3] + s[x + 7]) +
      w3 * (s[x + 2] + s[x + 8]) +
      w4 * (s[x + 1] + s[x + 9]) +
      w5 * (s[x] + s[x + 10]);
  }
}

/** The window across eleven rows. */
function filterAcross(rows: readonly Float64Array[], out: Float64Array): void {
  const [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10] = rows;
  for (let x = 0; x < out.length; x++) {
    out[x] =
      w0 * r5[x] +
      w1 * (r4[x] + r6[x]) +
      w2 * (r3[x] + r7[x]) +
      w3 * (r2[x] + r8[x]) +
      w4 * (r1[x] + r9[x]) +
      w5 * (r0[x] + r10[x]);
  }
}
