import { setImmediate } from "node:timers/promises";
import { assertTarget, createImage, throwIfAborted, type Context, type Image, type Size } from "@pixelproof/core";
import { resampleRows } from "@pixelproof/kernels";
import { axisTaps, type AxisFilter } from "./axis-taps.ts";

/**
 * Brings a picture to exactly `to` in strips, both axes filtered alike; others have their turn between two strips.
 * Throws `TARGET_INVALID`, `ABORTED`, `ENGINE_MISSING`.
 */
export async function resample(image: Image, to: Size, filter: AxisFilter, context: Context): Promise<Image> {
  assertTarget(to);
  throwIfAborted(context.signal);
  const taps = { x: axisTaps(image.width, to.width, filter), y: axisTaps(image.height, to.height, filter) };
  const data = new Uint16Array(to.width * to.height * image.channels);
  for (const fraction of resampleRows(image, data, taps)) {
    context.progress(fraction);
    await setImmediate();
    throwIfAborted(context.signal);
  }
  const { channels, sourceDepth } = image;
  return createImage({ width: to.width, height: to.height, channels, data, sourceDepth });
}
