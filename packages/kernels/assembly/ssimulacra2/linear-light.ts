import { behind, vector } from "./layout";

/**
 * `rows` rows of 8-bit RGB, `width` pixels each, to three planes of linear light, `planeBytes` apart from `to` on; `table`
 * has the light of each of the 256 levels. Reads on to a whole quad.
 */
export function linearLight(
  from: usize,
  width: usize,
  rows: usize,
  table: usize,
  to: usize,
  quadBytes: usize,
  planeBytes: usize,
): void {
  const stride = width * 3;
  to += behind * vector;
  for (let y: usize = 0; y < rows; y += 4, to += quadBytes, from += 4 * stride) {
    const end = from + stride;
    for (let at = from, x = to; at < end; at += 3, x += vector) {
      v128.store(x, fourRows(at, stride, table));
      v128.store(x + planeBytes, fourRows(at + 1, stride, table));
      v128.store(x + 2 * planeBytes, fourRows(at + 2, stride, table));
    }
  }
}

function fourRows(at: usize, stride: usize, table: usize): v128 {
  const first = v128.load32_zero(light(at, table));
  const two = v128.load32_lane(light(at + stride, table), first, 1);
  const three = v128.load32_lane(light(at + 2 * stride, table), two, 2);
  return v128.load32_lane(light(at + 3 * stride, table), three, 3);
}

function light(at: usize, table: usize): usize {
  return table + (usize(load<u8>(at)) << 2);
}
