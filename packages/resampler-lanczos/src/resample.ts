import { setImmediate } from "node:timers/promises";
import {
  assertTarget,
  createImage,
  sharedSamples,
  throwIfAborted,
  type Context,
  type Image,
  type Size,
} from "@pixelproof/core";
import { axisTaps, passesThrough, resampleRows, threadsFor, type AxisFilter, type AxisTaps } from "@pixelproof/kernels";
import { resampleStrips } from "./strips.ts";

/**
 * Brings a picture to exactly `to`, both axes filtered alike: a large one in strips on several threads, else on the calling
 * thread, where others have their turn every few milliseconds. At its own size a kernel that passes through the samples gives the picture back as it is, colour under alpha 0 and all.
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
  const length = to.width * to.height * image.channels;
  const threads = threadsFor(Math.max(image.width * image.height, to.width * to.height), context.limits);
  const data = threads > 1 ? sharedSamples(length) : new Uint16Array(length);
  if (threads > 1) await resampleStrips(image, data, taps, threads, context);
  else await resampleHere(image, data, taps, context);
  const { channels, sourceDepth } = image;
  return createImage({ width: to.width, height: to.height, channels, data, sourceDepth });
}

async function resampleHere(image: Image, data: Uint16Array, taps: AxisTaps, context: Context): Promise<void> {
  for (const fraction of resampleRows(image, data, taps)) {
    context.progress(fraction);
    await setImmediate();
    throwIfAborted(context.signal);
  }
}
