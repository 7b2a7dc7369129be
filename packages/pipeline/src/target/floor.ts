import type { CodecCapabilities } from "@pixelproof/core";
import type { Recipe, Step } from "./recipe.ts";

/**
 * The next step towards a size floor that `bytes` has missed: raise quality, then go lossless, then 16 bits, then enlarge
 * further, as far as `largestScale`. undefined when nothing is left that could reach it. Nothing is ever padded.
 */
export function stepToFloor(
  recipe: Recipe,
  bytes: number,
  floor: number,
  can: CodecCapabilities,
  free: { readonly depth: boolean; readonly largestScale: number },
): Step | undefined {
  const { quality, compression, depth, scale, ...rest } = recipe;
  const higher = compression === "lossy" ? [95, 98, 100].find((value) => value > (quality ?? 100)) : undefined;
  if (higher !== undefined) return { recipe: { ...recipe, quality: higher }, why: `size floor: quality ${higher}` };
  if (compression === "lossy" && can.compression.includes("lossless")) {
    return { recipe: { ...rest, depth, scale, compression: "lossless" }, why: "size floor: lossless" };
  }
  if (free.depth && depth === 8 && can.depths.includes(16)) {
    return { recipe: { ...recipe, depth: 16 }, why: "size floor: 16 bits a channel" };
  }
  if (scale >= free.largestScale) return undefined;
  const larger = Math.min(scale * scaleForBytes(bytes, floor), free.largestScale);
  return { recipe: { ...recipe, scale: larger }, why: `size floor: scale ${larger.toFixed(3)}` };
}

/** Bytes grow with about the 1.7th power of the scale (between pixels and edges); a little more, so that one step mostly does. */
function scaleForBytes(bytes: number, floor: number): number {
  return (floor / Math.max(1, bytes)) ** (1 / 1.7) * 1.02;
}
