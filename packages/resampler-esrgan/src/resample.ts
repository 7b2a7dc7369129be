import {
  assertTarget,
  createImage,
  hasAlpha,
  isOpaque,
  subContext,
  throwIfAborted,
  type Context,
  type Image,
  type Resampler,
  type Size,
} from "@pixelproof/core";
import type { Upscaler } from "@pixelproof/onnx";
import { alphaOf, coloursOf } from "./colours.ts";
import { enlarge } from "./enlarge.ts";
import type { Models } from "./models.ts";
import type { Ran } from "./run-model.ts";

/** What a picture is enlarged with. */
export interface Means {
  readonly models: Pick<Models, "open">;
  readonly classical: Resampler;
  /** What enlarges alpha. */
  readonly alpha: "classical" | "model";
  /** Give the result the low frequencies of the source. */
  readonly colourGuard: boolean;
  /** Memory that one tile may take. */
  readonly tileBytes: number;
}

/**
 * Brings a picture to exactly `to`: colours through the model and by Lanczos3 from its scale to the size, alpha as `means`
 * say. A size that is not larger than the picture is the classical resampler's. Throws `TARGET_INVALID`, what
 * `Models.open` and the model throw, `ABORTED`.
 */
export async function resample(image: Image, to: Size, means: Means, context: Context): Promise<Image> {
  assertTarget(to);
  throwIfAborted(context.signal);
  const factor = Math.max(to.width / image.width, to.height / image.height);
  if (factor <= 1) return means.classical.resample(image, to, context);
  const upscaler = await means.models.open(factor, { ...context, progress: () => undefined });
  const alpha = hasAlpha(image) ? await enlargeAlpha(image, to, upscaler, means, context) : undefined;
  const { tileBytes, colourGuard: guarded } = means;
  const { data, ran } = await enlarge(
    await coloursOf(image, context),
    upscaler,
    { to, tileBytes, guarded, bounded: false, channels: image.channels, ...(alpha && { alpha: alpha.data }) },
    subContext(context, alpha?.share ?? 0, 1),
  );
  note(upscaler, alpha?.ran === undefined ? [ran] : [ran, alpha.ran], context);
  context.progress(1);
  return createImage({ ...image, ...sizeOf(to), data });
}

/** Alpha at a size, how the model ran on it, and its share in the time of all. */
interface Alpha {
  readonly data: Uint16Array;
  readonly ran?: Ran;
  readonly share: number;
}

/** A picture's alpha at a size: by the model where that was asked for and there is something to see, else classically. */
async function enlargeAlpha(
  image: Image,
  to: Size,
  upscaler: Upscaler,
  { alpha, classical, tileBytes }: Means,
  context: Context,
): Promise<Alpha> {
  const plane = await alphaOf(image, context);
  if (alpha === "classical" || isOpaque(image)) {
    const { data } = await classical.resample(plane, to, subContext(context, 0, 0.05));
    return { data, share: 0.05 };
  }
  const how = { to, tileBytes, guarded: true, bounded: true, channels: 1 } as const;
  const enlarged = await enlarge(await coloursOf(plane, context), upscaler, how, subContext(context, 0, 0.5));
  return { ...enlarged, share: 0.5 };
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height });

/** What ran and how long, for the report. */
function note({ manifest, session }: Upscaler, runs: readonly Ran[], context: Context): void {
  const sum = (part: (ran: Ran) => number): number => runs.reduce((total, ran) => total + part(ran), 0);
  context.note("model", manifest.name);
  context.note("sha256", manifest.sha256);
  context.note("provider", session.info.provider);
  context.note("model_load_ms", Math.round(session.info.loadTime));
  context.note("inference_ms", Math.round(sum(({ inference }) => inference)));
  context.note(
    "tiles",
    sum(({ tiles }) => tiles),
  );
  context.note("tile_size", runs[0].size);
}
