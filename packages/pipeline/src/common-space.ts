import {
  PixelproofError,
  toRgb8,
  type Context,
  type Host,
  type Image,
  type Metadata,
  type Rgb8,
} from "@pixelproof/core";

/** A picture and what its samples mean. */
export interface Coloured {
  readonly image: Image;
  readonly metadata: Metadata;
}

/** Pictures of one comparison in 8-bit RGB, all made the same way. */
export interface InCommonSpace {
  readonly pictures: readonly Rgb8[];
  /** How they were made, in words for the report. */
  readonly space: string;
}

/**
 * Brings the pictures of one comparison into 8-bit RGB: sRGB by a colour engine where one of them has a profile or code
 * points, else device values. A profile that cannot be used leaves all of them in device values, with a warning. What is
 * transparent is composited over mid-grey.
 */
export async function toCommonSpace(
  coloured: readonly Coloured[],
  host: Host,
  context: Context,
): Promise<InCommonSpace> {
  const device = (why: string): InCommonSpace => ({
    pictures: coloured.map(({ image }) => toRgb8(image)),
    space: `8-bit RGB in device values${why}`,
  });
  if (coloured.every(({ metadata }) => !metadata.icc && !metadata.cicp)) return device("");
  const [registered] = host.list("colour");
  if (registered === undefined) return device(" (no colour engine is registered)");
  const engine = host.get("colour", registered.id);
  const pictures: Rgb8[] = [];
  try {
    for (const { image, metadata } of coloured) pictures.push(toRgb8(await engine.toSrgb(image, metadata, context)));
  } catch (error) {
    if (!isUnusable(error)) throw error;
    context.logger.warn(`Colours are compared without the profile: ${error.message}`);
    return device(` (the profile cannot be used: ${error.message})`);
  }
  return { pictures, space: `8-bit sRGB, made with the picture's profile by colour engine ${registered.id}` };
}

/** Whether an error says that a colour engine cannot make anything of a profile. */
export function isUnusable(error: unknown): error is PixelproofError {
  return PixelproofError.is(error) && (error.code === "INPUT_CORRUPT" || error.code === "CAPABILITY_MISSING");
}
