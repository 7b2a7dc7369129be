import type { Mask } from "@pixelproof/core";
import { components, paintComponent, type Component } from "./components.ts";

/**
 * Fills holes of fewer than `least` pixels, then drops islands of fewer, but keeps the largest where all are smaller
 * (Segment Anything, `remove_small_regions`; 8-connected). Gives the same mask where nothing had to change.
 */
export function removeSmallRegions(mask: Mask, least: number): Mask {
  return dropIslands(fillHoles(mask, least), least);
}

function fillHoles(mask: Mask, least: number): Mask {
  const holes = components(mask, 0).filter(({ area }) => area < least);
  return repainted(mask, holes, 1);
}

function dropIslands(mask: Mask, least: number): Mask {
  const islands = components(mask, 1);
  const largest = islands.reduce<Component | undefined>(
    (best, island) => (best === undefined || island.area > best.area ? island : best),
    undefined,
  );
  const small = islands.filter((island) => island.area < least && island !== largest);
  return repainted(mask, small, 0);
}

function repainted(mask: Mask, parts: readonly Component[], value: 0 | 1): Mask {
  if (parts.length === 0) return mask;
  const data = mask.data.slice();
  for (const part of parts) paintComponent(data, mask.width, part, value);
  return { ...mask, data };
}
