const vector: usize = 16;

/**
 * Means of 2x2 values of a plane of floats; an odd last column or row stands for the missing one as well. Results are
 * `(width + 1) / 2` a row; reads up to 28 bytes and writes up to 12 bytes too many.
 */
export function halve(from: usize, to: usize, width: usize, rows: usize): void {
  const rowBytes = width << 2;
  const halfBytes = ((width + 1) >> 1) << 2;
  const quarter = f32x4.splat(0.25);
  for (let y: usize = 0; y < rows; y += 2) {
    const below = y + 1 < rows ? rowBytes : 0;
    let at = from;
    for (let x: usize = 0; x < halfBytes; x += vector, at += 2 * vector) {
      const left = f32x4.add(v128.load(at), v128.load(at + below));
      const right = f32x4.add(v128.load(at, 16), v128.load(at + below, 16));
      const even = v128.shuffle<f32>(left, right, 0, 2, 4, 6);
      const odd = v128.shuffle<f32>(left, right, 1, 3, 5, 7);
      v128.store(to + x, f32x4.mul(f32x4.add(even, odd), quarter));
    }
    if (width & 1) {
      const last = from + rowBytes - 4;
      store<f32>(to + halfBytes - 4, (load<f32>(last) + load<f32>(last + below)) * 0.5);
    }
    from += 2 * rowBytes;
    to += halfBytes;
  }
}
