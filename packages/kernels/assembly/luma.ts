// Vectors that never change are read from memory: written as constants, the engine makes them anew in every round.
const redGreen = memory.data<i8>([0, -1, 1, -1, 3, -1, 4, -1, 6, -1, 7, -1, 9, -1, 10, -1], 16);
const blue = memory.data<i8>([2, -1, -1, -1, 5, -1, -1, -1, 8, -1, -1, -1, 11, -1, -1, -1], 16);
const redGreenWeights = memory.data<i16>([299, 587, 299, 587, 299, 587, 299, 587], 16);
const blueWeights = memory.data<i16>([114, 0, 114, 0, 114, 0, 114, 0], 16);
const half = memory.data<i32>([500, 500, 500, 500], 16);
const inverse = memory.data<i32>([33555, 33555, 33555, 33555], 16);

/**
 * BT.601 luma of the four RGB pixels at the head of a vector, rounded half up to whole levels 0..255, exact:
 * floor((299 R + 587 G + 114 B + 500) / 1000). One 32-bit lane a pixel.
 */
export function luma4(pixels: v128): v128 {
  // floor(x / 1000) is floor(floor(x / 8) / 125); 33555 / 2^22 stands for 1 / 125, exact for floor(x / 8) < 59 000.
  const eighths = i32x4.shr_u(i32x4.add(thousandths4(pixels), v128.load(half)), 3);
  return i32x4.shr_u(i32x4.mul(eighths, v128.load(inverse)), 22);
}

/** 299 R + 587 G + 114 B of the four RGB pixels at the head of a vector: a thousand times BT.601 luma. */
export function thousandths4(pixels: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(i8x16.swizzle(pixels, v128.load(redGreen)), v128.load(redGreenWeights)),
    i32x4.dot_i16x8_s(i8x16.swizzle(pixels, v128.load(blue)), v128.load(blueWeights)),
  );
}
