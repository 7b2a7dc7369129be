import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { enlarge } from "./enlarge.ts";
import type { Kernel } from "./interpolators.ts";
import { channelPlane } from "./planes.ts";

/** A plain enlargement by `factor`, rounded to 8 bits. */
export function enlargePicture(picture: Rgb8, factor: number, kernel: Kernel): Rgb8 {
  const [width, height] = [Math.round(picture.width * factor), Math.round(picture.height * factor)];
  const data = new Uint8Array(width * height * 3);
  for (const channel of [0, 1, 2]) {
    const plane = enlarge(channelPlane(picture, channel), { width, height }, { kernel, shift: 0 });
    for (const [i, value] of plane.data.entries())
      data[i * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)));
  }
  return createRgb8({ width, height, data });
}
