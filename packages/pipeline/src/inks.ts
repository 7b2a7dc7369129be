import {
  hasAlpha,
  PixelproofError,
  subContext,
  type Context,
  type Decoded,
  type Image,
  type Inks,
  type Resampler,
  type Size,
} from "@pixelproof/core";
import type { Identified } from "./identify.ts";

/** Throws `CAPABILITY_MISSING` for inks that cannot be kept: they are never converted unasked. */
export function assertInks({ info, codec }: Identified): void {
  if (info.inks === undefined || (codec.capabilities.inks && !hasAlpha(info))) return;
  const received = hasAlpha(info) ? "CMYK with alpha" : `those of a ${info.format}, which its codec only renders`;
  throw new PixelproofError(
    "CAPABILITY_MISSING",
    `Expected inks that can be kept but received ${received}; set quality.cmyk to convert to have them as sRGB`,
  );
}

/** Each ink resampled by itself, one after the other. */
export async function resampleInks(inks: Inks, to: Size, resampler: Resampler, context: Context): Promise<Inks> {
  const resample = (ink: number): Promise<Image> =>
    resampler.resample(inks[ink], to, subContext(context, ink / 4, (ink + 1) / 4));
  return [await resample(0), await resample(1), await resample(2), await resample(3)];
}

/** A decoded picture as it is looked at and measured: of inks their rendering in sRGB, which their profile does not describe. */
export function rendering(decoded: Decoded): Decoded {
  if (decoded.inks === undefined) return decoded;
  const { icc: _, ...metadata } = decoded.metadata;
  return { ...decoded, metadata };
}
