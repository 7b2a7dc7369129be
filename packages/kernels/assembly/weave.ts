// Pictures side by side: one vector a pixel.

import { lumaPlane } from "./luma-plane";
import { transpose } from "./transpose";

const vector: usize = 16;

/**
 * Pixels of two planes of floats, the luma of rows of RGB bytes, and one lane of no meaning. Reads up to 13 bytes too
 * many; `room` is for a row of floats.
 */
export function weave(
  a: usize,
  b: usize,
  rowBytes: usize,
  from: usize,
  fromBytes: usize,
  room: usize,
  to: usize,
  width: usize,
  height: usize,
): void {
  for (let y: usize = 0; y < height; y++, a += rowBytes, b += rowBytes, from += fromBytes, to += 4 * rowBytes) {
    lumaPlane(from, room, width, false);
    for (let at: usize = 0; at < width << 2; at += vector) {
      const luma = v128.load(room + at);
      transpose(v128.load(a + at), v128.load(b + at), luma, luma, to + 4 * at, vector);
    }
  }
}
