/** c = 170 (Xue 2014), times 9 because gradients here are three times those of the Prewitt operator with thirds. */
const stabiliser = memory.data<f32>([1530, 1530, 1530, 1530], 16);

/**
 * 1 - gradient magnitude similarity of two planes, over `rows` rows of `columns` floats; `a` and `b` are the addresses of
 * the first value, `rowBytes` lie between rows, and the values around are there. Adds the sum and the sum of the squares
 * to the two 64-bit floats at `sums`. Reads up to 16 bytes too many in each row.
 */
export function compareGradients(a: usize, b: usize, rowBytes: usize, columns: usize, rows: usize, sums: usize): void {
  let sum = f64x2.splat(0);
  let squares = f64x2.splat(0);
  for (let y: usize = 0; y < rows; y++, a += rowBytes, b += rowBytes) {
    for (let x: usize = 0; x < columns; x += 4) {
      const first = squaredGradient(a + (x << 2), rowBytes);
      const second = squaredGradient(b + (x << 2), rowBytes);
      const change = f32x4.sub(f32x4.sqrt(first), f32x4.sqrt(second));
      const level = f32x4.add(f32x4.add(first, second), v128.load(stabiliser));
      let lost = f32x4.div(f32x4.mul(change, change), level);
      if (columns - x < 4) lost = v128.and(lost, i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(i32(columns - x))));
      const low = f64x2.promote_low_f32x4(lost);
      const high = f64x2.promote_low_f32x4(v128.shuffle<i64>(lost, lost, 1, 1));
      sum = f64x2.add(sum, f64x2.add(low, high));
      squares = f64x2.add(squares, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
    }
  }
  store<f64>(sums, load<f64>(sums) + total(sum));
  store<f64>(sums, load<f64>(sums, 8) + total(squares), 8);
}

/** Squared magnitude of three times the Prewitt gradient of four values. */
function squaredGradient(at: usize, rowBytes: usize): v128 {
  const above = at - rowBytes;
  const below = at + rowBytes;
  const topLeft = v128.load(above - 4);
  const topRight = v128.load(above, 4);
  const bottomLeft = v128.load(below - 4);
  const bottomRight = v128.load(below, 4);
  const left = f32x4.add(f32x4.add(topLeft, bottomLeft), v128.load(at - 4));
  const right = f32x4.add(f32x4.add(topRight, bottomRight), v128.load(at, 4));
  const top = f32x4.add(f32x4.add(topLeft, topRight), v128.load(above));
  const bottom = f32x4.add(f32x4.add(bottomLeft, bottomRight), v128.load(below));
  const dx = f32x4.sub(left, right);
  const dy = f32x4.sub(top, bottom);
  return f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy));
}

function total(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}
