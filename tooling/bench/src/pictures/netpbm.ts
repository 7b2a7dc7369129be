import type { Rgb8 } from "@pixelproof/core";

/** A picture as a binary PPM file: nothing to decompress for those who read it. */
export function ppm({ width, height, data }: Rgb8): Uint8Array {
  return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`, "latin1"), data]);
}
