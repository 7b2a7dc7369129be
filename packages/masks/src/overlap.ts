import { PixelproofError, type Mask } from "@pixelproof/core";

/** Pixels inside. */
export function maskArea({ data }: Mask): number {
  let area = 0;
  for (let i = 0; i < data.length; i++) area += data[i];
  return area;
}

/** Intersection over union of two masks of one size, 0..1; 1 for two empty masks. Throws `SIZE_MISMATCH`. */
export function maskIou(a: Mask, b: Mask): number {
  if (a.width !== b.width || a.height !== b.height)
    throw new PixelproofError(
      "SIZE_MISMATCH",
      `Expected a mask of ${a.width}x${a.height} but received ${b.width}x${b.height}; bring both to one size`,
    );
  let [shared, either] = [0, 0];
  for (let i = 0; i < a.data.length; i++) {
    shared += a.data[i] & b.data[i];
    either += a.data[i] | b.data[i];
  }
  return either === 0 ? 1 : shared / either;
}
