import { PixelproofError } from "../errors.ts";
import type { Context } from "../context.ts";
import type { Image } from "../image.ts";

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ResamplerCapabilities {
  /** "ai" invents detail; "classical" interpolates. Classical when left out. */
  readonly engine?: "classical" | "ai";
  /** Factors the engine works at natively; any factor when left out. */
  readonly nativeScales?: readonly number[];
  /** Kernel or model, for people: "Lanczos4, 8 taps, replicated border". */
  readonly kernel?: string;
}

/** Changes the size of a picture, pixel centres kept: a point at (x + 0.5) / width stays there. */
export interface Resampler {
  /**
   * Gives a new image of exactly `to`, same channels and source depth, straight alpha; never writes into `image`.
   * Throws `TARGET_INVALID` for a side that is not a whole number above 0.
   */
  resample(image: Image, to: Size, context: Context): Promise<Image>;
}

/** Throws `TARGET_INVALID` unless both sides are whole numbers of pixels above 0; every resampler starts with it. */
export function assertTarget(to: Size): void {
  for (const side of ["width", "height"] as const) {
    if (Number.isSafeInteger(to[side]) && to[side] >= 1) continue;
    throw new PixelproofError(
      "TARGET_INVALID",
      `Expected a whole number of pixels above 0 for ${side} but received ${to[side]}; give the size of the result`,
      { details: { ...to } },
    );
  }
}
