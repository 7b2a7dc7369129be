import type { CodecCapabilities } from "@pixelproof/core";
import type { Recipe, Step } from "./recipe.ts";

/** What is known of lossy qualities that were tried: the highest that fits and the lowest that does not. */
export interface Bracket {
  readonly fits?: number | undefined;
  readonly exceeds?: number | undefined;
}

/**
 * The next lossless step below a size ceiling that was exceeded: compress harder, then 8 bits a channel (where the depth
 * was not asked for). undefined when only a lossy format is left.
 */
export function losslessStepToCeiling(recipe: Recipe, can: CodecCapabilities, freeDepth: boolean): Step | undefined {
  if (recipe.compression !== "lossless") return undefined;
  if (recipe.effort !== 9) return { recipe: { ...recipe, effort: 9 }, why: "size ceiling: highest effort" };
  if (freeDepth && recipe.depth === 16 && can.depths.includes(8)) {
    return { recipe: { ...recipe, depth: 8 }, why: "size ceiling: 8 bits a channel" };
  }
  return undefined;
}

/**
 * The next lossy quality to try: the lowest first, to know whether any fits, then by bisection between what fits and what
 * does not; undefined when they meet.
 */
export function qualityStepToCeiling(recipe: Recipe, bracket: Bracket, lowest: number): Step | undefined {
  const { fits, exceeds = 101 } = bracket;
  const quality = fits === undefined && exceeds > lowest ? lowest : Math.floor(((fits ?? lowest) + exceeds) / 2);
  if (quality === fits || quality >= exceeds) return undefined;
  return { recipe: { ...recipe, compression: "lossy", quality }, why: `size ceiling: quality ${quality}` };
}
