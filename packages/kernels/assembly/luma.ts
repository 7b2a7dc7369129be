// Luma of 8-bit RGB as 32-bit floats. All addresses are bytes in the memory of the instance.

const vector: usize = 16;
const pixelBytes: usize = 3;

/**
 * (299 R + 587 G + 114 B) / 1000 of each pixel, or with 500 added first and rounded down. Works on four pixels at a time:
 * reads up to 13 bytes and writes up to 12 bytes too many.
 *
 * Constants come from a table: a constant vector would be put together again for every use.
 */
export function luma(from: usize, to: usize, pixels: usize, table: usize, rounded: bool): void {
  const redGreenPlaces = v128.load(table);
  const bluePlaces = v128.load(table, 16);
  const redGreenWeights = v128.load(table, 32);
  const blueWeights = v128.load(table, 48);
  const thousandth = v128.load32_splat(table, 64);
  const half = i32x4.splat(rounded ? 500 : 0);
  const end = to + (pixels << 2);
  for (; to < end; to += vector, from += 4 * pixelBytes) {
    const samples = v128.load(from);
    const redGreen = i32x4.dot_i16x8_s(i8x16.swizzle(samples, redGreenPlaces), redGreenWeights);
    const blue = i32x4.dot_i16x8_s(i8x16.swizzle(samples, bluePlaces), blueWeights);
    const thousandths = i32x4.add(i32x4.add(redGreen, blue), half);
    const levels = f32x4.mul(f32x4.convert_i32x4_s(thousandths), thousandth);
    v128.store(to, rounded ? f32x4.floor(levels) : levels);
  }
}
