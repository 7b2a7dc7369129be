import { setImmediate } from "node:timers/promises";
import { assertTarget, createImage, throwIfAborted, type Context, type Image, type Size } from "@pixelproof/core";
import { resampleRows } from "@pixelproof/kernels";
import { axisTaps, type AxisFilter } from "./axis-taps.ts";
import { passesThrough } from "./kernels.ts";

/**
 * Brings a picture to exactly `to` in strips, both axes filtered alike; others have their turn between two strips. At its own
 * size a kernel that passes through the samples gives the picture back as it is, colour under alpha 0 and all.
 * Throws `TARGET_INVALID`, `ABORTED`, `ENGINE_MISSING`.
 */
export async function resample(image: Image, to: Size, filter: AxisFilter, context: Context): Promise<Image> {
  assertTarget(to);
  throwIfAborted(context.signal);
  if (to.width === image.width && to.height === image.height && passesThrough(filter.kernel)) {
    context.progress(1);
    return image;
  }
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
