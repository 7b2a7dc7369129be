import {
  assertTarget,
  hasAlpha,
  isGrey,
  subContext,
  throwIfAborted,
  type Context,
  type Image,
  type Resampler,
  type Size,
} from "@pixelproof/core";
import { guardColours } from "./colour-guard.ts";
import { lumaOf, meanOf, withLuma } from "./luma.ts";
import type { Models } from "./models.ts";
import { alphaOf, coloursOf, withAlpha } from "./opaque.ts";
import { runModel } from "./run-model.ts";

/** What a picture is enlarged with. */
export interface Means {
  readonly models: Pick<Models, "open">;
  readonly classical: Resampler;
  /** Give the result the low frequencies of the source. */
  readonly colourGuard: boolean;
  /** Memory that one tile may take. */
  readonly tileBytes: number;
}

/**
 * Brings a picture to exactly `to`: colours through the model and classically from its scale to the size, alpha
 * classically. A size that is not larger than the picture is the classical resampler's. Throws `TARGET_INVALID`, what
 * `Models.open` and the model throw, `ABORTED`.
 */
export async function resample(image: Image, to: Size, means: Means, context: Context): Promise<Image> {
  assertTarget(to);
  throwIfAborted(context.signal);
  const factor = Math.max(to.width / image.width, to.height / image.height);
  const { classical } = means;
  if (factor <= 1) return classical.resample(image, to, context);
  const enlarged = await enlarge(coloursOf(image), factor, means, subContext(context, 0, 0.95));
  const colours = await classical.resample(enlarged, to, subContext(context, 0.95, hasAlpha(image) ? 0.98 : 1));
  if (!hasAlpha(image)) return colours;
  return withAlpha(colours, await classical.resample(alphaOf(image), to, subContext(context, 0.98, 1)));
}

/** A picture without alpha enlarged by the scale of the model for `factor`; same channels. */
async function enlarge(image: Image, factor: number, means: Means, context: Context): Promise<Image> {
  const upscaler = await means.models.open(factor, { ...context, progress: () => undefined });
  const { channels } = upscaler.manifest;
  const input = channels === "luma" ? lumaOf(image) : image;
  const output = await runModel(input, upscaler, means.tileBytes, subContext(context, 0, 0.9));
  const result = await inChannelsOf(image, output, means.classical, subContext(context, 0.9, 0.95));
  if (!means.colourGuard) return result;
  return guardColours(result, image, means.classical, subContext(context, 0.95, 1));
}

/** What a model gave, in the channels of the picture it is of: grey from RGB, or RGB from luma and classical chroma. */
async function inChannelsOf(image: Image, output: Image, classical: Resampler, context: Context): Promise<Image> {
  if (output.channels === image.channels) return output;
  if (isGrey(image)) return meanOf(output);
  return withLuma(await classical.resample(image, output, context), output);
}
