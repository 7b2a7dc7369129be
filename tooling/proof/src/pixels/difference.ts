import { PixelproofError } from "@pixelproof/core";

/** Mean absolute difference; throws `SIZE_MISMATCH` for pictures of different layout. */
export function meanDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (const difference of differences(a, b)) sum += difference;
  return sum / a.length;
}

/** Largest absolute difference; throws `SIZE_MISMATCH` for pictures of different layout. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (const difference of differences(a, b)) largest = Math.max(largest, difference);
  return largest;
}

function* differences(a: ArrayLike<number>, b: ArrayLike<number>): Generator<number> {
  if (a.length !== b.length) {
    throw new PixelproofError("SIZE_MISMATCH", `Expected ${a.length} samples but received ${b.length}`);
  }
  for (let i = 0; i < a.length; i++) yield Math.abs(a[i] - b[i]);
}
