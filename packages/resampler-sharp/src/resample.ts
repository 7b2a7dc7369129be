import {
  assertTarget,
  createImage,
  subContext,
  throwIfAborted,
  type Context,
  type Image,
  type Size,
} from "@pixelproof/core";
import type { KernelEnum } from "sharp";
import { enlargeStrip, type Interpolator } from "./enlarge.ts";
import { joinPlanes, splitPlanes, type Plane, type Planes } from "./planes.ts";
import { shrinkPlane } from "./shrink.ts";

/** Pixels of one strip of the result: 16 MiB a plane. */
const stripPixels = 2 ** 21;

/** What enlarges and what shrinks. */
export interface Kernels {
  readonly up: Interpolator;
  readonly down: keyof KernelEnum;
}

/**
 * Brings a picture to exactly `to` in 64-bit floats with premultiplied alpha: first the axes that shrink, then those
 * that grow, in strips. A picture of that size already comes back as it is. Throws `TARGET_INVALID`, `ABORTED`,
 * `ENGINE_FAILED`.
 */
export async function resample(image: Image, to: Size, kernels: Kernels, context: Context): Promise<Image> {
  assertTarget(to);
  throwIfAborted(context.signal);
  if (to.width === image.width && to.height === image.height) {
    context.progress(1);
    return image;
  }
  const shrinks = to.width < image.width || to.height < image.height;
  const [shrinking, joining] = [subContext(context, 0, 0.5), subContext(context, shrinks ? 0.5 : 0, 1)];
  const planes = splitPlanes(image);
  const small = shrinks ? await shrink(planes, to, kernels, shrinking) : planes;
  const { channels, sourceDepth } = image;
  const data = new Uint16Array(to.width * to.height * channels);
  const rows = Math.max(1, Math.floor(stripPixels / to.width));
  for (let start = 0; start < to.height; start += rows) {
    const end = Math.min(start + rows, to.height);
    joinPlanes(await stripOf(small, to, { start, end }, kernels), channels, data, start * to.width);
    throwIfAborted(context.signal);
    joining.progress(end / to.height);
  }
  return createImage({ width: to.width, height: to.height, channels, data, sourceDepth });
}

/** Shrinks the axes that are longer than the target; channel by channel, so that one plane at a time is held twice. */
async function shrink(source: Planes, target: Size, { down }: Kernels, context: Context): Promise<Planes> {
  const to = { width: Math.min(source.width, target.width), height: Math.min(source.height, target.height) };
  const channels: Plane[] = [];
  for (const plane of source.channels) {
    channels.push(await shrinkPlane(plane, source, to, down));
    throwIfAborted(context.signal);
    context.progress(channels.length / source.channels.length);
  }
  return { ...to, channels };
}

async function stripOf(
  source: Planes,
  to: Size,
  rows: { readonly start: number; readonly end: number },
  { up }: Kernels,
): Promise<readonly Plane[]> {
  if (to.width > source.width || to.height > source.height) return enlargeStrip(source, to, rows, up);
  return source.channels.map((plane) => plane.subarray(rows.start * to.width, rows.end * to.width));
}
