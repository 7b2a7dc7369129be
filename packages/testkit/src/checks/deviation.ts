import { hasAlpha, toRgb8, type Image } from "@pixelproof/core";

/** PSNR in dB of two pictures of one size as 8-bit RGB over mid-grey; infinite for equal ones. */
export function psnrOf(actual: Image, expected: Image): number {
  const [a, b] = [toRgb8(actual).data, toRgb8(expected).data];
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return 10 * Math.log10(255 ** 2 / (sum / a.length));
}

/** Mean absolute difference of alpha, of 65535; 0 without alpha. */
export function alphaError(actual: Image, expected: Image): number {
  if (!hasAlpha(actual) || !hasAlpha(expected)) return 0;
  const pixels = expected.width * expected.height;
  let sum = 0;
  for (let p = 1; p <= pixels; p++) {
    sum += Math.abs(actual.data[p * actual.channels - 1] - expected.data[p * expected.channels - 1]);
  }
  return sum / pixels;
}
