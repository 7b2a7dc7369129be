import { setImmediate } from "node:timers/promises";
import { assertTarget, createImage, throwIfAborted, type Context, type Image, type Size } from "@pixelproof/core";
import type { Engine } from "@pixelproof/opencv";
import type { OpenCv } from "./opencv.ts";
import { premultipliedReader, straightWriter } from "./premultiplied.ts";
import { Raster } from "./raster.ts";
import { resizeAxis, type AxisPass } from "./resize-axis.ts";

/** How to resample: which engine, which kernel for enlarging, how much of the heap a strip may take. */
export interface ResampleSettings {
  readonly load: () => Promise<Engine<OpenCv>>;
  readonly kernel: "lanczos4" | "cubic";
  readonly stripBytes: number;
}

/**
 * Brings a picture to exactly `to`, one axis after the other, in 32-bit floats with premultiplied alpha. Memory beside
 * source and result: one float raster between the passes and a strip on OpenCV's heap. A picture of that size already
 * comes back as it is. Throws `TARGET_INVALID`, `ABORTED`, `ENGINE_FAILED`.
 */
export async function resample(image: Image, to: Size, settings: ResampleSettings, context: Context): Promise<Image> {
  assertTarget(to);
  throwIfAborted(context.signal);
  if (to.width === image.width && to.height === image.height) {
    context.progress(1);
    return image;
  }
  const { cv } = await settings.load();
  const data = new Uint16Array(to.width * to.height * image.channels);
  for (const fraction of resizeAxes(cv, image, to, data, settings)) {
    context.progress(fraction);
    // Lets timers, sockets and the abort itself have their turn.
    await setImmediate();
    throwIfAborted(context.signal);
  }
  const { channels, sourceDepth } = image;
  return createImage({ width: to.width, height: to.height, channels, data, sourceDepth });
}

/** Yields the fraction of all passes done, after each strip. */
function* resizeAxes(
  cv: OpenCv,
  image: Image,
  to: Size,
  data: Uint16Array,
  { kernel, stripBytes }: ResampleSettings,
): Generator<number, void, void> {
  const passes = planPasses(cv, image, to, kernel);
  const total = passes.reduce((sum, pass) => sum + pass.to.width * pass.to.height, 0);
  let done = 0;
  let read = premultipliedReader(image);
  for (const pass of passes) {
    const { width, height } = pass.to;
    const between = pass === passes.at(-1) ? undefined : new Raster(width, height, image.channels);
    const write = between?.write ?? straightWriter({ width, channels: image.channels }, data);
    for (const fraction of resizeAxis(cv, pass, { read, write, stripBytes })) {
      yield (done + fraction * width * height) / total;
    }
    done += width * height;
    if (between !== undefined) read = between.read;
  }
}

/** One pass for each axis whose length changes; the order is the one with the smaller picture in between. */
function planPasses(cv: OpenCv, from: Image, to: Size, kernel: ResampleSettings["kernel"]): AxisPass[] {
  const axes: AxisPass["axis"][] =
    to.width * from.height <= from.width * to.height ? ["width", "height"] : ["height", "width"];
  const passes: AxisPass[] = [];
  let size: Size = { width: from.width, height: from.height };
  for (const axis of axes) {
    if (to[axis] === size[axis]) continue;
    const next = { ...size, [axis]: to[axis] };
    // OpenCV's kernels do not widen when they shrink, so they would alias: the area average does not.
    const enlarging = kernel === "lanczos4" ? cv.INTER_LANCZOS4 : cv.INTER_CUBIC;
    const interpolation = to[axis] > size[axis] ? enlarging : cv.INTER_AREA;
    passes.push({ axis, from: size, to: next, channels: from.channels, interpolation });
    size = next;
  }
  return passes;
}
