import type { Density, Metadata } from "@pixelproof/core";
import { describeDensity, sameDensity } from "../../density.ts";
import { readExifDensity } from "../../exif/density.ts";
import { changed, lost } from "../../result.ts";
import type { Converted } from "../converted.ts";
import { withResolution } from "../exif/resolution.ts";

/**
 * Moves the density into EXIF, for a file of `format` that has no other place for it. An EXIF block is made where there
 * is none.
 */
export function densityToExif(metadata: Metadata, density: Density, format: string): Converted {
  const { exif, density: _moved, ...rest } = metadata;
  const stated = exif && readExifDensity(exif);
  if (exif && stated && sameDensity(stated, density)) return { metadata: { ...rest, exif }, losses: [] };
  const written = withResolution(exif, density);
  if (written === undefined) {
    return { metadata, losses: [lost("density", `${format} holds it in EXIF alone, which cannot be read`)] };
  }
  const was = stated === undefined ? "" : ` instead of ${describeDensity(stated)}`;
  const reason = `${format} has no other place for the density; it states ${describeDensity(density)}${was}`;
  return { metadata: { ...rest, exif: written }, losses: [changed("exif", reason)] };
}
