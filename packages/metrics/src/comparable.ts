import { PixelproofError, type Rgb8 } from "@pixelproof/core";

/** Throws `SIZE_MISMATCH` unless both pictures have the same width and height. */
export function assertSameSize(reference: Rgb8, candidate: Rgb8): void {
  if (reference.width === candidate.width && reference.height === candidate.height) return;
  const [expected, received] = [sizeOf(reference), sizeOf(candidate)];
  throw new PixelproofError(
    "SIZE_MISMATCH",
    `Expected ${expected} for the candidate but received ${received}; bring both to one size first`,
    { details: { expected, received } },
  );
}

/** Throws `IMAGE_TOO_SMALL` for a picture with a side of less than `smallestSide` px. */
export function assertSmallestSide(picture: Rgb8, smallestSide: number): void {
  if (Math.min(picture.width, picture.height) >= smallestSide) return;
  throw new PixelproofError(
    "IMAGE_TOO_SMALL",
    `Expected sides of at least ${smallestSide} px but received ${sizeOf(picture)}; measure a larger picture`,
    { details: { smallestSide, received: sizeOf(picture) } },
  );
}

const sizeOf = ({ width, height }: Rgb8): string => `${width}x${height}`;
