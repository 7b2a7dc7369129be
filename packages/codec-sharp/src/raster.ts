import type { Sharp } from "sharp";
import { ditherTo8, isGrey, narrow, type Image, type ResolvedEncodeSettings } from "@pixelproof/core";
import { loadSharp } from "./engine.ts";

/** The image's samples as sharp takes them, at the depth to be written; grey stays grey. */
export async function rasterOf(image: Image, { depth, dither }: ResolvedEncodeSettings): Promise<Sharp> {
  const sharp = await loadSharp();
  const { width, height, channels, data } = image;
  const grey = isGrey(image);
  const raw = { width, height, channels };
  // Depth follows the type of the array, and 16 bits survive only in a 16-bit colourspace.
  if (depth === 16) return sharp(data, { raw }).toColourspace(grey ? "grey16" : "rgb16");
  return sharp(dither ? ditherTo8(image) : narrow(data), { raw }).toColourspace(grey ? "b-w" : "srgb");
}
