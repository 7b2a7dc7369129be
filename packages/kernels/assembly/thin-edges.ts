// Edges of a smoothed plane thinned to their crests (Canny 1986), a row at a time.

/** Squared gradients of `width` pixels by central differences, four at a time; rows are `rowBytes` apart. */
export function squaredGradients(from: usize, rowBytes: usize, to: usize, width: usize): void {
  const half = f32x4.splat(0.5);
  const end = to + (width << 2);
  for (; to < end; to += 16, from += 16) {
    const x = f32x4.mul(f32x4.sub(v128.load(from + 4), v128.load(from - 4)), half);
    const y = f32x4.mul(f32x4.sub(v128.load(from + rowBytes), v128.load(from - rowBytes)), half);
    v128.store(to, f32x4.add(f32x4.mul(x, x), f32x4.mul(y, y)));
  }
}

const present: u32 = 0x8000;
const isStrong: u32 = 0x4000;
const leftward: u32 = 0x2000;
/** Of 13 bits, the part of the direction that goes from -1 to 1. */
const steps: f32 = 4095;

/**
 * Marks the pixels of a row whose squared gradient is `weak` or more and the highest along its own direction, to the
 * nearest 45 degrees; all others become 0. A mark tells whether the gradient is `strong`, and its direction: the sign of
 * x and y / (|x| + |y|).
 */
export function thinRow(
  plane: usize,
  squares: usize,
  rowBytes: usize,
  to: usize,
  width: usize,
  weak: f32,
  strong: f32,
): void {
  const least = f32x4.splat(weak);
  for (let x: usize = 0; x < width; x += 4) {
    const at = x << 2;
    store<u64>(to + (x << 1), 0);
    let over = i32x4.bitmask(f32x4.ge(v128.load(squares + at), least));
    for (; over != 0; over &= over - 1) {
      const i = x + ctz(over);
      if (i < width) store<u16>(to + (i << 1), mark(plane + (i << 2), squares + (i << 2), rowBytes, strong));
    }
  }
}

function mark(plane: usize, squares: usize, rowBytes: usize, strong: f32): u32 {
  const x = (load<f32>(plane + 4) - load<f32>(plane - 4)) * 0.5;
  const y = (load<f32>(plane + rowBytes) - load<f32>(plane - rowBytes)) * 0.5;
  const square = load<f32>(squares);
  const unit: f32 = 1.3 / sqrt<f32>(square);
  const step = direction(x * unit) * 4 + direction(y * unit) * i32(rowBytes);
  if (square <= load<f32>(squares - step) || square < load<f32>(squares + step)) return 0;
  const share = nearest<f32>((y / (abs(x) + abs(y)) + 1) * steps);
  return present | (square >= strong ? isStrong : 0) | (x < 0 ? leftward : 0) | u32(share);
}

function direction(part: f32): i32 {
  return part >= 0.5 ? 1 : part < -0.5 ? -1 : 0;
}
