import type { Rgb8 } from "@pixelproof/core";
import type { Plane } from "@pixelproof/kernels";

export type { Plane } from "@pixelproof/kernels";

/** Makes a plane of zeros, or over `data`. */
export function createPlane(width: number, height: number, data = new Float32Array(width * height)): Plane {
  return { width, height, data };
}

/** An opponent plane of a picture: 0 is luma, (R + 2G + B) / 4; 1 is R - G; 2 is B - G (the YCgCo family, Malvar 2003). */
export function opponentPlane(picture: Rgb8, which: number): Plane {
  const plane = createPlane(picture.width, picture.height);
  for (let y = 0; y < picture.height; y++) opponentRow(picture, which, y, plane.data, y * picture.width);
  return plane;
}

/** One channel of a picture: 0 red, 1 green, 2 blue. */
export function channelPlane({ width, height, data }: Rgb8, channel: number): Plane {
  const plane = createPlane(width, height);
  for (let i = 0, p = channel; p < data.length; i++, p += 3) plane.data[i] = data[p];
  return plane;
}

/** Writes one row of one opponent plane into `to` from index `at` on. */
export function opponentRow({ width, data }: Rgb8, which: number, y: number, to: Float32Array, at = 0): void {
  const end = (y + 1) * width * 3;
  let i = at;
  if (which === 0) {
    for (let p = y * width * 3; p < end; p += 3) to[i++] = (data[p] + 2 * data[p + 1] + data[p + 2]) / 4;
  } else {
    const channel = which === 1 ? 0 : 2;
    for (let p = y * width * 3; p < end; p += 3) to[i++] = data[p + channel] - data[p + 1];
  }
}

/** The plane with rows and columns exchanged. */
export function transpose({ width, height, data }: Plane): Plane {
  const turned = createPlane(height, width);
  const block = 32;
  for (let by = 0; by < height; by += block) {
    for (let bx = 0; bx < width; bx += block) {
      const endY = Math.min(by + block, height);
      const endX = Math.min(bx + block, width);
      for (let y = by; y < endY; y++) for (let x = bx; x < endX; x++) turned.data[x * height + y] = data[y * width + x];
    }
  }
  return turned;
}
