import { behind, vector } from "./layout";
import { light4 } from "../light";

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
      v128.store(x, light4(at, stride, table));
      v128.store(x + planeBytes, light4(at + 1, stride, table));
      v128.store(x + 2 * planeBytes, light4(at + 2, stride, table));
    }
  }
}
