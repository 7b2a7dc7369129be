import type { Rgb8 } from "@pixelproof/core";

/** Rounded BT.601 luma, as SSIM takes it: for peers that are given it ready. */
export function luma({ width, height, data }: Rgb8): Uint8Array {
  return new Uint8Array(width * height).map((_, p) => {
    const [red, green, blue] = data.subarray(p * 3, p * 3 + 3);
    return Math.floor((299 * red + 587 * green + 114 * blue + 500) / 1000);
  });
}
