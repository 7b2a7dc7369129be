import type { Density } from "@pixelproof/core";

const centimetresPerInch = 2.54;

/** Relative difference below which two densities mean the same: the rounding of whole pixels per inch or metre. */
const rounding = 1e-3;

/** The same density in another unit. */
export function inUnit({ x, y, unit }: Density, wanted: Density["unit"]): Density {
  if (unit === wanted) return { x, y, unit };
  const factor = wanted === "cm" ? 1 / centimetresPerInch : centimetresPerInch;
  return { x: x * factor, y: y * factor, unit: wanted };
}

/** Largest relative difference of two densities over both axes, whatever their units. */
export function densityError(wanted: Density, written: Density): number {
  const { x, y } = inUnit(written, wanted.unit);
  return Math.max(Math.abs(x / wanted.x - 1), Math.abs(y / wanted.y - 1));
}

/** Whether two densities differ by no more than rounding. */
export const sameDensity = (a: Density, b: Density): boolean => densityError(a, b) <= rounding;

/** Whether both axes are finite and above 0: a header may say otherwise. */
export const isUsable = ({ x, y }: Density): boolean => x > 0 && y > 0 && Number.isFinite(x) && Number.isFinite(y);

/** For people: "300x300 per inch". */
export const describeDensity = ({ x, y, unit }: Density): string => `${+x.toFixed(4)}x${+y.toFixed(4)} per ${unit}`;
