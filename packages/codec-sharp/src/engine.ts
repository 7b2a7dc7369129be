import type sharp from "sharp";
import { PixelproofError } from "@pixelproof/core";

export type Engine = typeof sharp;

/**
 * Loads sharp on first use, so that listing plugins costs nothing. Throws `ENGINE_MISSING` where its native part is
 * missing.
 */
export async function loadSharp(): Promise<Engine> {
  try {
    return (await import("sharp")).default;
  } catch (error) {
    throw PixelproofError.from(error, "ENGINE_MISSING", "sharp could not be loaded; run `npm install sharp`");
  }
}
