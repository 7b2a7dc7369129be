import { PixelproofError, type Size } from "@pixelproof/core";
import sharp, { type Sharp } from "sharp";
import type { Plane } from "./planes.ts";

declare module "sharp" {
  interface Sharp {
    /** Typed arrays are taken as `sharp()` takes them; sharp's own declaration leaves that out. */
    joinChannel(channels: readonly Float64Array[], options: SharpOptions): Sharp;
  }
}

const empty = new Float64Array(1);

/**
 * Runs one libvips operation on one to three planes in 64-bit floats and gives the planes and their size. Throws
 * `ENGINE_FAILED`.
 *
 * sharp takes float input for 16-bit grey and casts the result to integers, unless a channel was joined: then the
 * picture counts as "srgb" and is left as it is. Fewer than four channels, so none is taken for alpha. 64 bits, because
 * libvips rounds kernel positions to 1/64 pixel for every narrower type.
 */
export async function runOnPlanes(
  planes: readonly Plane[],
  size: Size,
  operation: (pipeline: Sharp) => Sharp,
): Promise<{ readonly planes: readonly Plane[]; readonly size: Size }> {
  const [first, ...others] = planes;
  const raw = { width: size.width, height: size.height, channels: 1 } as const;
  const opened = sharp(first, { raw, limitInputPixels: false });
  const joined =
    others.length === 0
      ? opened.joinChannel([empty], { raw: { width: 1, height: 1, channels: 1 } })
      : opened.joinChannel(others, { raw, limitInputPixels: false });
  try {
    const { data, info } = await operation(joined)
      .toColourspace("srgb")
      .raw({ depth: "double" })
      .toBuffer({ resolveWithObject: true });
    const samples = new Float64Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
    return { planes: planes.map((_, band) => everyNth(samples, info.channels, band)), size: info };
  } catch (error) {
    throw PixelproofError.from(error, "ENGINE_FAILED", `libvips failed on ${size.width}x${size.height}`);
  }
}

function everyNth(samples: Float64Array, step: number, start: number): Plane {
  const plane = new Float64Array(samples.length / step);
  for (let p = 0, i = start; p < plane.length; p++, i += step) plane[p] = samples[i];
  return plane;
}
