import { PixelproofError, type DetectionInput } from "@pixelproof/core";

/** Throws `SIZE_MISMATCH` when the result is not of the source's aspect ratio (to a pixel), or a mask not of the result's size. */
export function assertComparable({ before, after, masks = [] }: DetectionInput): void {
  const skew = Math.abs(after.width * before.height - before.width * after.height);
  if (skew > Math.max(before.width, before.height)) {
    throw mismatch(
      `a result of the aspect ratio of ${sizeOf(before)}`,
      after,
      "compare a picture with its own enlargement",
    );
  }
  for (const mask of masks) {
    if (mask.width === after.width && mask.height === after.height) continue;
    throw mismatch(`masks of ${sizeOf(after)}`, mask, "give masks at the size of the result");
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const sizeOf = ({ width, height }: Size): string => `${width}x${height}`;

function mismatch(expected: string, received: Size, advice: string): PixelproofError {
  return new PixelproofError("SIZE_MISMATCH", `Expected ${expected} but received ${sizeOf(received)}; ${advice}`);
}
