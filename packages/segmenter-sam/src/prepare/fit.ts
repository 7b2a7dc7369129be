import type { Size } from "@pixelproof/core";
import { frameSide, type SamManifest } from "../models/manifest.ts";

/** The size at which a picture stands at the top left of the frame. */
export function fitted({ width, height }: Size, fit: SamManifest["encoder"]["input"]["fit"]): Size {
  if (fit === "stretch") return { width: frameSide, height: frameSide };
  const scale = frameSide / Math.max(width, height);
  return { width: rounded(width * scale), height: rounded(height * scale) };
}

/** Half up, and never nothing. */
const rounded = (length: number): number => Math.max(1, Math.floor(length + 0.5));
