import type { Size } from "@pixelproof/core";
import { callOpenCv } from "@pixelproof/opencv";
import type { OpenCv } from "./opencv.ts";
import type { ReadRect, Rect, WriteRect } from "./raster.ts";

/** One pass: the length of one axis changes, the other stays. */
export interface AxisPass {
  readonly axis: "width" | "height";
  readonly from: Size;
  readonly to: Size;
  readonly channels: number;
  readonly interpolation: number;
}

/** OpenCV's vector loops sum in another order than their scalar tails: whole vectors in all strips but the last. */
const lineStep = 16;

/**
 * Resizes one axis with `cv.resize` in strips cut **across** it, and yields the fraction done after each. A strip has
 * every sample of the axis, so its source coordinates are those of the whole picture and so is its result, to the bit,
 * whatever the ratio; strips cut along the axis would meet that only where a strip's edge falls on whole pixels of both
 * grids. `stripBytes` bounds source and target of one strip, but a strip has at least 16 lines.
 */
export function* resizeAxis(
  cv: OpenCv,
  pass: AxisPass,
  io: { readonly read: ReadRect; readonly write: WriteRect; readonly stripBytes: number },
): Generator<number, void, void> {
  const { axis, from, to, channels } = pass;
  const lineBytes = (from[axis] + to[axis]) * channels * Float32Array.BYTES_PER_ELEMENT;
  const lines = Math.max(1, Math.floor(io.stripBytes / lineBytes / lineStep)) * lineStep;
  const across = axis === "width" ? from.height : from.width;
  for (let start = 0; start < across; start += lines) {
    const count = Math.min(lines, across - start);
    resizeStrip(cv, pass, stripOf(axis, from, start, count), stripOf(axis, to, start, count), io);
    yield (start + count) / across;
  }
}

function stripOf(axis: AxisPass["axis"], { width, height }: Size, start: number, count: number): Rect {
  return axis === "width" ? { x: 0, y: start, width, height: count } : { x: start, y: 0, width: count, height };
}

function resizeStrip(
  cv: OpenCv,
  { channels, interpolation }: AxisPass,
  from: Rect,
  to: Rect,
  { read, write }: { readonly read: ReadRect; readonly write: WriteRect },
): void {
  callOpenCv(cv, `resize ${from.width}x${from.height} to ${to.width}x${to.height}`, (keep) => {
    const source = keep(new cv.Mat(from.height, from.width, matType(cv, channels)));
    const target = keep(new cv.Mat());
    read(from, source.data32F);
    cv.resize(source, target, new cv.Size(to.width, to.height), 0, 0, interpolation);
    write(to, target.data32F);
  });
}

function matType(cv: OpenCv, channels: number): number {
  return [cv.CV_32FC1, cv.CV_32FC2, cv.CV_32FC3, cv.CV_32FC4][channels - 1];
}
