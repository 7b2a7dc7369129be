import { createRgb8, type Mask, type Rgb8, type Size } from "@pixelproof/core";
import type { Box } from "./box.ts";

/** A part of a picture as a picture of its own; the picture itself where it is all of it. */
export function cropPicture(picture: Rgb8, { x, y, width, height }: Box): Rgb8 {
  if (width === picture.width && height === picture.height) return picture;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * picture.width + x) * 3;
    data.set(picture.data.subarray(start, start + width * 3), row * width * 3);
  }
  return createRgb8({ width, height, data });
}

/** The mask of a part at that place of a picture, nothing around it; the mask itself where the part is all of it. */
export function pasteMask(mask: Mask, { x, y }: { readonly x: number; readonly y: number }, to: Size): Mask {
  if (mask.width === to.width && mask.height === to.height) return mask;
  const data = new Uint8Array(to.width * to.height);
  for (let row = 0; row < mask.height; row++) {
    data.set(mask.data.subarray(row * mask.width, (row + 1) * mask.width), (y + row) * to.width + x);
  }
  return { width: to.width, height: to.height, data };
}
