import { createRequire } from "node:module";
import type { Rgb8 } from "@pixelproof/core";
import type { Pair } from "../pictures/pair.ts";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

interface ImageSsim {
  compare(a: Rgb8 & { channels: number }, b: Rgb8 & { channels: number }): { ssim: number };
}

export const imageSsimPackage = npmPackage("image-ssim");

/** SSIM over blocks of 8x8 that do not overlap, of unrounded luma. */
export function ssimByImageSsim({ reference, candidate }: Pair): Side<number> {
  // What it ships as types is its source, of a TypeScript that is gone.
  const imageSsim: ImageSsim = createRequire(import.meta.url)("image-ssim");
  const [a, b] = [reference, candidate].map((picture) => ({ ...picture, channels: 3 }));
  return inProcess(() => imageSsim.compare(a, b).ssim);
}
