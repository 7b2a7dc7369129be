import type { Density } from "@pixelproof/core";
import { inUnit, isUsable } from "../density.ts";
import { join, uint32, viewOf } from "../bytes.ts";
import { chunk } from "./chunks.ts";

const perMetre = 1;

/**
 * Density of a pHYs chunk; undefined when it only states an aspect ratio. Whole pixels per metre cannot say 300 per
 * inch, so the whole number of pixels per inch that rounds to them is taken for what was meant.
 */
export function readPhys(data: Uint8Array): Density | undefined {
  if (data.length !== 9 || data[8] !== perMetre) return undefined;
  const view = viewOf(data);
  const metric = { x: view.getUint32(0) / 100, y: view.getUint32(4) / 100, unit: "cm" } as const;
  if (!isUsable(metric)) return undefined;
  const { x, y } = inUnit(metric, "inch");
  const inches = { x: Math.round(x), y: Math.round(y), unit: "inch" } as const;
  const [back, meant] = [toPerMetre(inches), toPerMetre(metric)];
  return isUsable(inches) && back.x === meant.x && back.y === meant.y ? inches : metric;
}

/** Whole pixels per metre, as pHYs holds them. */
export function toPerMetre(density: Density): { x: number; y: number } {
  const { x, y } = inUnit(density, "cm");
  return { x: Math.max(1, Math.round(x * 100)), y: Math.max(1, Math.round(y * 100)) };
}

/** A pHYs chunk; sides beyond 32 bits are the caller's to refuse. */
export function physChunk({ x, y }: { x: number; y: number }): Uint8Array {
  return chunk("pHYs", join([uint32(x), uint32(y), Uint8Array.of(perMetre)]));
}
