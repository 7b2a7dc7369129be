import { luma4, thousandths4 } from "./luma";

const vector: usize = 16;
/** Four pixels. */
const block: usize = 12;
const thousandth = memory.data<f32>([0.001, 0.001, 0.001, 0.001], 16);

/**
 * BT.601 luma of 8-bit RGB as 32-bit floats 0..255, half up to whole levels or as it comes. Works on four pixels at a
 * time: reads up to 13 bytes and writes up to 12 bytes too many.
 */
export function lumaPlane(from: usize, to: usize, pixels: usize, rounded: bool): void {
  const end = to + (pixels << 2);
  if (rounded) {
    for (; to < end; to += vector, from += block) v128.store(to, f32x4.convert_i32x4_s(luma4(v128.load(from))));
  } else {
    for (; to < end; to += vector, from += block) {
      const levels = f32x4.convert_i32x4_s(thousandths4(v128.load(from)));
      v128.store(to, f32x4.mul(levels, v128.load(thousandth)));
    }
  }
}
