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
 * Runs one libvips operation on one to three planes of size `from` in 64-bit floats and gives the upper left part, of
 * size `to`, of each result. Throws `ENGINE_FAILED`.
 *
 * sharp takes float input for 16-bit grey and casts the result to integers, unless a channel was joined: then the
 * picture counts as "srgb" and is left as it is. Fewer than four channels, so none is taken for alpha. 64 bits, because
 * libvips rounds kernel positions to 1/64 pixel for every narrower type.
 */
export async function runOnPlanes(
  planes: readonly Plane[],
  from: Size,
  to: Size,
  operation: (pipeline: Sharp) => Sharp,
): Promise<readonly Plane[]> {
  const [first, ...others] = planes;
  const raw = { width: from.width, height: from.height, channels: 1 } as const;
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
    return planes.map((_, band) => pickBand(samples, info, band, to));
  } catch (error) {
    throw PixelproofError.from(error, "ENGINE_FAILED", `libvips failed on ${from.width}x${from.height}`);
  }
}

function pickBand(samples: Float64Array, from: Size & { readonly channels: number }, band: number, to: Size): Plane {
  const plane = new Float64Array(to.width * to.height);
  for (let y = 0, p = 0; y < to.height; y++) {
    let i = y * from.width * from.channels + band;
    for (const end = p + to.width; p < end; p++, i += from.channels) plane[p] = samples[i];
  }
  return plane;
}
