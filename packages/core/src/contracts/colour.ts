import type { Context } from "../context.ts";
import type { Image } from "../image.ts";
import type { Metadata } from "../metadata.ts";

export interface ColourCapabilities {
  /** Engine and rendering intent, for people. */
  readonly method?: string;
}

/**
 * Knows what device values mean. What says so in the metadata is `cicp`, else `icc` (PNG third edition, section 4.3);
 * a picture with neither is taken as sRGB.
 */
export interface ColourEngine {
  /**
   * The picture in sRGB (IEC 61966-2-1), what lies outside clipped: RGB, or RGBA with alpha untouched, of the same size and
   * source depth. Throws `INPUT_CORRUPT` for a profile that cannot be used or does not fit the picture, and
   * `CAPABILITY_MISSING` for a space it does not know.
   */
  toSrgb(image: Image, metadata: Metadata, context: Context): Promise<Image>;
  /**
   * Light 0..1 of each of the 65,536 device values, never falling: one curve for all colour channels, or one for each of
   * red, green and blue. Throws what `toSrgb` throws, `CAPABILITY_MISSING` also for a profile without curves.
   */
  toneCurves(metadata: Metadata, context: Context): Promise<readonly Float64Array[]>;
}
