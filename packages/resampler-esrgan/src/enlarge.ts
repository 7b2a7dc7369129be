import type { Channels, Context, Size } from "@pixelproof/core";
import { threadsFor } from "@pixelproof/kernels";
import type { Upscaler } from "@pixelproof/onnx";
import type { Colours } from "./colours.ts";
import { enlargedPixels } from "./enlarge-tiles.ts";
import { finishRows } from "./finish-rows.ts";
import type { Finish } from "./finish-strip.ts";
import { finishTaps } from "./finish-taps.ts";
import { runModel, type Ran } from "./run-model.ts";
import { newSamples } from "./new-samples.ts";

/** What becomes of a picture's colours, or of its alpha taken for grey. */
export interface Enlargement extends Pick<Finish, "guarded" | "bounded"> {
  readonly to: Size;
  /** Alpha of the result, already enlarged; `undefined` where it has none. */
  readonly alpha?: Uint16Array;
  readonly channels: Channels;
  /** Memory that one tile may take. */
  readonly tileBytes: number;
}

/**
 * Enlarges by a model and from its scale to the size, band by band: beside source and result there are only the rows that
 * one row of tiles makes. Gives the samples and how the model ran. Throws what `runModel` throws.
 */
export async function enlarge(
  colours: Colours,
  upscaler: Upscaler,
  { to, alpha, channels, tileBytes, guarded, bounded }: Enlargement,
  context: Context,
): Promise<{ data: Uint16Array; ran: Ran }> {
  const { scale } = upscaler.manifest;
  const pixels = enlargedPixels(colours, scale);
  const data = newSamples(to.width * to.height * channels, threadsFor(pixels, context.limits) > 0);
  const from = { width: colours.width, height: colours.height };
  const finish = { from, to, taps: finishTaps(from, to, scale), guarded, bounded, channels };
  const newReader = () => finishRows(colours, finish, { data, alpha, pixels }, context);
  return { data, ran: await runModel(colours, upscaler, tileBytes, newReader, context) };
}
