import { createRgb8, type Rgb8, type Size } from "@pixelproof/core";
import { triangleTaps, weightBits } from "./triangle-taps.ts";

/**
 * Resizes as Pillow's `BILINEAR` does, which the models were trained with: a triangle filter that widens when shrinking,
 * along x and then along y, rounded to 8 bits after each. Tells the fraction done.
 */
export function resize(picture: Rgb8, to: Size, progress: (fraction: number) => void = () => {}): Rgb8 {
  const across = resizeRows(picture, to.width);
  progress(0.7);
  return resizeColumns(across, to.height);
}

const half = 2 ** (weightBits - 1);

function resizeRows({ width, height, data }: Rgb8, to: number): Rgb8 {
  if (to === width) return { width, height, data };
  const { firsts, counts, weights, stride } = triangleTaps(width, to);
  const result = new Uint8Array(to * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < to; x++, at += 3) {
      let [red, green, blue] = [half, half, half];
      let from = (y * width + firsts[x]) * 3;
      for (let k = x * stride; k < x * stride + counts[x]; k++, from += 3) {
        red += data[from] * weights[k];
        green += data[from + 1] * weights[k];
        blue += data[from + 2] * weights[k];
      }
      result[at] = red >> weightBits;
      result[at + 1] = green >> weightBits;
      result[at + 2] = blue >> weightBits;
    }
  }
  return createRgb8({ width: to, height, data: result });
}

function resizeColumns({ width, height, data }: Rgb8, to: number): Rgb8 {
  if (to === height) return { width, height, data };
  const { firsts, counts, weights, stride } = triangleTaps(height, to);
  const rowLength = width * 3;
  const result = new Uint8Array(rowLength * to);
  const sums = new Int32Array(rowLength);
  for (let y = 0; y < to; y++) {
    sums.fill(half);
    for (let k = 0; k < counts[y]; k++) {
      const weight = weights[y * stride + k];
      const from = (firsts[y] + k) * rowLength;
      for (let i = 0; i < rowLength; i++) sums[i] += data[from + i] * weight;
    }
    for (let i = 0; i < rowLength; i++) result[y * rowLength + i] = sums[i] >> weightBits;
  }
  return createRgb8({ width, height: to, data: result });
}
