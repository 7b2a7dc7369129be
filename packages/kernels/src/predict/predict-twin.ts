import type { Rgb8 } from "@pixelproof/core";
import type { AxisTaps } from "../resample/taps.ts";
import { wholeTaps, type WholeTaps } from "./whole-taps.ts";

/** The twin of `predictRows` in plain TypeScript, for tests: the picture enlarged, interleaved RGB. */
export function predictTwin({ width, height, data }: Rgb8, taps: AxisTaps): Rgb8 {
  const [x, y] = [wholeTaps(taps.x), wholeTaps(taps.y)];
  const [toWidth, toHeight] = [x.firsts.length, y.firsts.length];
  const rows = new Int16Array(toWidth * height * 3);
  for (let at = 0; at < rows.length; at++) {
    const [row, column, channel] = [Math.floor(at / (3 * toWidth)), Math.floor(at / 3) % toWidth, at % 3];
    const sum = filtered(x, column, (i) => data[(row * width + i) * 3 + channel]);
    rows[at] = Math.min(Math.max((sum + 128) >> 8, -32768), 32767);
  }
  const result = new Uint8Array(toWidth * toHeight * 3);
  for (let at = 0; at < result.length; at++) {
    const [row, column] = [Math.floor(at / (3 * toWidth)), at % (3 * toWidth)];
    const sum = filtered(y, row, (i) => rows[i * 3 * toWidth + column]);
    result[at] = Math.min(Math.max((sum + 2 ** 19) >> 20, 0), 255);
  }
  return { width: toWidth, height: toHeight, data: result };
}

function filtered({ firsts, pairs, weights, stride }: WholeTaps, i: number, sample: (index: number) => number): number {
  let sum = 0;
  for (let k = 0; k < 2 * pairs[i]; k++) {
    const weight = weights[i * 2 * stride + k];
    if (weight !== 0) sum += weight * sample(firsts[i] + k);
  }
  return sum;
}
