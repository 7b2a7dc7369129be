// Linear light of 8-bit samples, from a table of 256 floats.

/** Linear light of four samples, `stride` bytes apart. */
export function light4(at: usize, stride: usize, table: usize): v128 {
  const one = v128.load32_zero(light(at, table));
  const two = v128.load32_lane(light(at + stride, table), one, 1);
  const three = v128.load32_lane(light(at + 2 * stride, table), two, 2);
  return v128.load32_lane(light(at + 3 * stride, table), three, 3);
}

function light(at: usize, table: usize): usize {
  return table + (usize(load<u8>(at)) << 2);
}
