import { ssim } from "ssim.js";
import type { Pair } from "../pictures/pair.ts";
import { rgba8 } from "../pictures/rgba8.ts";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

export const ssimJsPackage = npmPackage("ssim.js");

/** One of ssim.js' ways to SSIM, at full size. */
export function ssimByJs({ reference, candidate }: Pair, way: "original" | "fast" | "weber"): Side<number> {
  const { width, height } = reference;
  const [a, b] = [reference, candidate].map((picture) => ({ width, height, data: rgba8(picture) }));
  return inProcess(() => ssim(a, b, { ssim: way, downsample: false }).mssim);
}
