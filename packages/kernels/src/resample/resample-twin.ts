import { hasAlpha, type Image } from "@pixelproof/core";
import type { AxisTaps, Taps } from "./taps.ts";

const { fround } = Math;
const opaque = 65535;

/**
 * The twin of `resampleRows` in plain TypeScript, for tests: no bands, no ring, each 32-bit operation written out, so
 * that both give the same samples to the bit.
 */
export function resampleTwin(image: Image, data: Uint16Array, taps: AxisTaps): void {
  writeStraight(filterTwin(premultiplied(image), image, taps), data, image);
}

/** Floats filtered along x, then along y. */
export function filterTwin(
  floats: Float32Array,
  { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number },
  { x, y }: AxisTaps,
): Float32Array {
  const [toWidth, toHeight] = [x.firsts.length, y.firsts.length];
  const rows = new Float32Array(toWidth * height * channels);
  for (let row = 0; row < height; row++) {
    for (let c = 0; c < channels; c++) {
      const from = { values: floats, start: row * width * channels + c, step: channels };
      for (let i = 0; i < toWidth; i++) rows[(row * toWidth + i) * channels + c] = filtered(from, x, i);
    }
  }
  const sums = new Float32Array(toWidth * toHeight * channels);
  for (let column = 0; column < toWidth * channels; column++) {
    const from = { values: rows, start: column, step: toWidth * channels };
    for (let i = 0; i < toHeight; i++) sums[i * toWidth * channels + column] = filtered(from, y, i);
  }
  return sums;
}

interface Line {
  readonly values: Float32Array;
  readonly start: number;
  readonly step: number;
}

function filtered({ values, start, step }: Line, { firsts, counts, weights, stride, within }: Taps, i: number): number {
  const sample = (index: number): number => values[start + index * step];
  let sum = fround(weights[i * stride] * sample(firsts[i]));
  for (let k = 1; k < counts[i]; k++) sum = fround(sum + fround(weights[i * stride + k] * sample(firsts[i] + k)));
  if (within === undefined) return sum;
  const run = Array.from({ length: within.counts[i] }, (_, k) => sample(within.firsts[i] + k));
  return Math.min(Math.max(sum, Math.min(...run)), Math.max(...run));
}

function premultiplied(image: Image): Float32Array {
  const { channels } = image;
  const floats = Float32Array.from(image.data);
  if (!hasAlpha(image)) return floats;
  return floats.map((value, i) => {
    const alpha = i - (i % channels) + channels - 1;
    return i === alpha ? value : fround(value * fround(floats[alpha] / opaque));
  });
}

function writeStraight(sums: Float32Array, data: Uint16Array, image: Image): void {
  const { channels } = image;
  for (const [i, value] of sums.entries()) {
    const alpha = i - (i % channels) + channels - 1;
    const plain = !hasAlpha(image) || i === alpha;
    const factor = plain ? 1 : fround(opaque / sums[alpha]);
    data[i] = hasAlpha(image) && sums[alpha] <= 0.5 ? 0 : toSample(fround(value * factor));
  }
}

/** Rounded half to even, clamped to 0..65535. */
function toSample(value: number): number {
  const floor = Math.floor(value);
  const up = value - floor > 0.5 || (value - floor === 0.5 && floor % 2 !== 0);
  return Math.min(Math.max(up ? floor + 1 : floor, 0), opaque);
}
