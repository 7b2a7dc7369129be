import { createImage, narrow, widen, type Depth, type Image } from "@pixelproof/core";

/** What a lossless file of that depth holds of an image: its own samples, or those that 8 bits have, in 16. */
export const asWritten = (image: Image, depth: Depth): Image =>
  depth === 16 ? image : createImage({ ...image, data: widen(narrow(image.data)) });
