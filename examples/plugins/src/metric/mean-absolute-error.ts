import { PixelproofError, type Rgb8 } from "@pixelproof/core";

/** Mean absolute difference of all samples of two pictures, 0..255; throws `SIZE_MISMATCH` for different sizes. */
export function meanAbsoluteError(reference: Rgb8, candidate: Rgb8): number {
  if (reference.width !== candidate.width || reference.height !== candidate.height) {
    const [expected, received] = [reference, candidate].map(({ width, height }) => `${width}x${height}`);
    throw new PixelproofError("SIZE_MISMATCH", `Expected ${expected} for the candidate but received ${received}`);
  }
  let sum = 0;
  for (const [i, sample] of reference.data.entries()) sum += Math.abs(sample - candidate.data[i]);
  return sum / reference.data.length;
}
