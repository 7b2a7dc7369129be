import type { Sharp } from "sharp";
import type { Inks } from "@pixelproof/core";
import { rasterOf } from "../raster.ts";
import type { ResolvedSettings } from "../settings.ts";

/** Inks as sharp takes them, at the depth to be written. */
export async function inkRaster(inks: Inks, settings: ResolvedSettings): Promise<Sharp> {
  const [cyan, ...others] = await Promise.all(inks.map((plane) => rasterOf(plane, settings)));
  // Channels are joined from files alone, and taken to be in the colourspace of the output.
  const files = await Promise.all(others.map((plane) => plane.tiff({ compression: "none" }).toBuffer()));
  return cyan.joinChannel(files).toColourspace("cmyk");
}
