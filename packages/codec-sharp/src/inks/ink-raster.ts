import type { Sharp } from "sharp";
import type { Inks, ResolvedEncodeSettings } from "@pixelproof/core";
import { rasterOf } from "../raster.ts";

/** Inks as sharp takes them, at the depth to be written. */
export async function inkRaster(inks: Inks, settings: ResolvedEncodeSettings): Promise<Sharp> {
  const [cyan, ...others] = await Promise.all(inks.map((plane) => rasterOf(plane, settings)));
  // Channels are joined from files alone, and taken to be in the colourspace of the output.
  const files = await Promise.all(others.map((plane) => plane.tiff({ compression: "none" }).toBuffer()));
  return cyan.joinChannel(files).toColourspace("cmyk");
}
