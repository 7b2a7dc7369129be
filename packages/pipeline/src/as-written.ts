import { createImage, narrowSample, sharedSamples, type Depth, type Image } from "@pixelproof/core";

/** What a lossless file of that depth holds of an image: its own samples, or those that 8 bits have, in 16. */
export function asWritten(image: Image, depth: Depth): Image {
  if (depth === 16) return image;
  const data = sharedSamples(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = narrowSample(image.data[i]) * 257;
  return createImage({ ...image, data });
}
