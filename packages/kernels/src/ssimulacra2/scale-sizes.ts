/** Size of a picture, px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const mostScales = 6;
/** A scale with a shorter side is the last. */
const smallestSide = 8;

/** Sizes of the scales of a picture: its own, then each half of the one before, rounded up. */
export function scaleSizes({ width, height }: Size): readonly Size[] {
  const sizes: Size[] = [{ width, height }];
  let last = sizes[0];
  while (sizes.length < mostScales && Math.min(last.width, last.height) >= smallestSide) {
    last = { width: Math.ceil(last.width / 2), height: Math.ceil(last.height / 2) };
    sizes.push(last);
  }
  return sizes;
}
