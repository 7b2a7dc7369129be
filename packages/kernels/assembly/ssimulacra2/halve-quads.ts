import { behind, vector } from "./layout";

/**
 * A plane of `rows` rows to half its size: means of 2x2 samples, where the last column and the last row are repeated to
 * make them whole. Quads come in pairs that make one.
 */
export function halveQuads(
  from: usize,
  quadBytes: usize,
  width: usize,
  rows: usize,
  to: usize,
  toQuadBytes: usize,
): void {
  from += behind * vector;
  to += behind * vector;
  if (rows & 1) repeatLastRow(from + (rows >> 2) * quadBytes + ((rows & 3) << 2), width);
  for (let y: usize = 0; y < rows; y += 8, from += 2 * quadBytes, to += toQuadBytes) {
    const end = from + (width >> 1) * 2 * vector;
    let upper = from;
    let half = to;
    for (; upper < end; upper += 2 * vector, half += vector) {
      const lower = upper + quadBytes;
      const top = f32x4.add(v128.load(upper), v128.load(upper, 16));
      const bottom = f32x4.add(v128.load(lower), v128.load(lower, 16));
      v128.store(half, meanOfPairs(top, bottom));
    }
    if (width & 1) {
      const top = v128.load(upper);
      const bottom = v128.load(upper + quadBytes);
      v128.store(half, meanOfPairs(f32x4.add(top, top), f32x4.add(bottom, bottom)));
    }
  }
}

/** Row `at` becomes what the row above it is. */
function repeatLastRow(at: usize, width: usize): void {
  const end = at + width * vector;
  for (; at < end; at += vector) store<f32>(at, load<f32>(at - 4));
}

/** A quarter of the sums of each two rows next to each other, of eight rows. */
function meanOfPairs(top: v128, bottom: v128): v128 {
  const even = v128.shuffle<f32>(top, bottom, 0, 2, 4, 6);
  const odd = v128.shuffle<f32>(top, bottom, 1, 3, 5, 7);
  return f32x4.mul(f32x4.splat(0.25), f32x4.add(even, odd));
}
