// Four rows of floats beside one vector a column. Rows are worked on four columns at a time.

const vector: usize = 16;

/** Column `i` of four rows becomes vector `i`. */
export function interleave(a: usize, b: usize, c: usize, d: usize, to: usize, width: usize): void {
  const end = a + (width << 2);
  for (; a < end; a += vector, b += vector, c += vector, d += vector, to += 4 * vector) {
    transpose(v128.load(a), v128.load(b), v128.load(c), v128.load(d), to, vector);
  }
}

/** Lane `i` of each vector becomes row `i`, `rowBytes` apart. */
export function deinterleave(from: usize, to: usize, rowBytes: usize, width: usize): void {
  const end = to + (width << 2);
  for (; to < end; to += vector, from += 4 * vector) {
    transpose(v128.load(from), v128.load(from, 16), v128.load(from, 32), v128.load(from, 48), to, rowBytes);
  }
}

function transpose(a: v128, b: v128, c: v128, d: v128, to: usize, step: usize): void {
  const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
  v128.store(to + step, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
  v128.store(to + 2 * step, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
  v128.store(to + 3 * step, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
}
