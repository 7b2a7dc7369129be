import type { CodecCapabilities, Depth, EncodeSettings } from "@pixelproof/core";
import type { QualitySettings } from "../settings.ts";

/** How one attempt is written: everything its size depends on but the picture itself. */
export interface Recipe {
  readonly format: string;
  readonly depth: Depth;
  readonly compression: "lossless" | "lossy";
  /** 1..100 when lossy. */
  readonly quality?: number;
  /** 0..9 when lossless and not the codec's own default. */
  readonly effort?: number;
  readonly scale: number;
}

/** A recipe and why it was chosen. */
export interface Step {
  readonly recipe: Recipe;
  readonly why: string;
}

/**
 * The first recipe for a codec: lossless where transparency or the format asks for it, else lossy at the starting quality;
 * the depth asked for, or the source's, as far as the codec has it.
 */
export function firstRecipe(
  picture: { readonly alpha: boolean; readonly depth: Depth },
  can: CodecCapabilities,
  settings: Pick<QualitySettings, "depth" | "lossyQuality">,
  scale: number,
): Recipe {
  const wanted = settings.depth === "auto" ? picture.depth : settings.depth;
  const depth = can.depths.includes(wanted) ? wanted : (can.depths[0] ?? wanted);
  const lossless = can.compression.includes("lossless") && (picture.alpha || !can.compression.includes("lossy"));
  const common = { format: can.format, depth, scale };
  if (lossless) return { ...common, compression: "lossless" };
  return { ...common, compression: "lossy", quality: settings.lossyQuality };
}

/** The codec settings of a recipe. */
export function encodeSettings(recipe: Recipe, dither: boolean): EncodeSettings {
  const { depth, compression, quality, effort } = recipe;
  return {
    depth,
    compression,
    ...(quality === undefined ? {} : { quality }),
    ...(effort === undefined ? {} : { effort }),
    ...(dither ? { dither } : {}),
  };
}
