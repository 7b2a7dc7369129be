import type { Density, Loss, Metadata } from "@pixelproof/core";
import { isUsable, sameDensity } from "../density.ts";
import { lost } from "../result.ts";
import { mainFields, openExif, type Exif, type Field } from "./ifd.ts";
import { readInteger, readRational, writeInteger, writeRational } from "./values.ts";

const xResolution = 0x011a;
const yResolution = 0x011b;
const resolutionUnit = 0x0128;
const centimetre = 3;
const inch = 2;

/** Density from XResolution, YResolution and ResolutionUnit (inch when left out); undefined when the block has none. */
export function readExifDensity(bytes: Uint8Array): Density | undefined {
  const exif = openExif(bytes);
  if (exif === undefined) return undefined;
  const { x, y, unit } = densityFields(exif);
  const unitValue = (unit && readInteger(exif, unit)) ?? inch;
  if (unitValue !== inch && unitValue !== centimetre) return undefined;
  const density = {
    x: (x && readRational(exif, x)) ?? 0,
    y: (y && readRational(exif, y)) ?? 0,
    unit: unitValue === inch ? "inch" : "cm",
  } as const;
  return isUsable(density) ? density : undefined;
}

/** A density is lost in a container that has a place for it in EXIF alone, unless that states the same. */
export function densityLosses(container: string, { exif, density }: Metadata): Loss[] {
  const stated = exif && readExifDensity(exif);
  if (density === undefined || (stated && sameDensity(density, stated))) return [];
  return [lost("density", `${container} has no place for a density but in EXIF, which states none or another`)];
}

/** Overwrites the three fields where they stand; says whether all were there. */
export function writeExifDensity(exif: Exif, density: Density): boolean {
  const { x, y, unit } = densityFields(exif);
  if (x === undefined || y === undefined || unit === undefined) return false;
  writeInteger(exif, unit, density.unit === "inch" ? inch : centimetre);
  return writeRational(exif, x, density.x) && writeRational(exif, y, density.y);
}

function densityFields(exif: Exif): Record<"x" | "y" | "unit", Field | undefined> {
  const fields = mainFields(exif);
  const find = (wanted: number): Field | undefined => fields.find(({ tag }) => tag === wanted);
  return { x: find(xResolution), y: find(yResolution), unit: find(resolutionUnit) };
}
