import { subContext, type Context, type Decoded, type Host, type Image, type Inks, type Size } from "@pixelproof/core";
import { isUnusable } from "./common-space.ts";
import type { Engine } from "./engine.ts";
import { resampleInks } from "./inks.ts";
import { inDeviceValues, inLight, linearLight, type LinearLight } from "./linear-light.ts";
import type { Quality } from "./quality.ts";
import type { QualitySettings } from "./settings.ts";

/** Enlarges one source to any size. */
export interface Enlarger {
  readonly enlarge: (size: Size) => Promise<Image>;
  /** Where the source's inks are kept. */
  readonly enlargeInks?: (size: Size) => Promise<Inks>;
  /** Whether samples are light while they are resampled. */
  readonly light: LinearLight | undefined;
  readonly fallbacks: Quality["fallbacks"];
}

const lightWanted = { wanted: "linear light", used: "device values" };

/**
 * Puts linear light around a resampler where the settings ask for it and the picture has a tone curve; else samples stay
 * device values, and a fallback says why. A picture that keeps its size keeps its samples, colour under alpha 0 too; a larger
 * one has there what the resampler leaves, as nothing of it can be seen.
 */
export async function enlarger(
  { image, metadata, inks }: Decoded,
  engine: Engine,
  { linearLight: wanted }: Pick<QualitySettings, "linearLight">,
  host: Host,
  context: Context,
): Promise<Enlarger> {
  if (inks) {
    const fallbacks = wanted ? [{ ...lightWanted, reason: "amounts of ink have no tone curve" }] : [];
    return {
      enlarge: (size) => engine.resample(image, size, subContext(context, 0, 0.2)),
      enlargeInks: (size) => resampleInks(inks, size, engine, subContext(context, 0.2, 1)),
      light: undefined,
      fallbacks,
    };
  }
  const plain = (size: Size): Promise<Image> => engine.resample(image, size, context);
  const instead = (reason: string): Enlarger => ({
    enlarge: plain,
    light: undefined,
    fallbacks: [{ ...lightWanted, reason }],
  });
  if (!wanted) return { enlarge: plain, light: undefined, fallbacks: [] };
  if (engine.used.capabilities.engine === "ai") return instead("AI models are trained on device values");
  const [colour] = host.list("colour");
  if (colour === undefined) return instead("no colour engine is registered, which knows the tone curve");
  try {
    const light = linearLight(await host.get("colour", colour.id).toneCurves(metadata, context));
    const source = inLight(image, light);
    const enlarge = async (size: Size): Promise<Image> =>
      size.width === image.width && size.height === image.height
        ? plain(size)
        : inDeviceValues(await engine.resample(source, size, context), light);
    return { enlarge, light, fallbacks: [] };
  } catch (error) {
    if (isUnusable(error)) return instead(error.message);
    throw error;
  }
}
