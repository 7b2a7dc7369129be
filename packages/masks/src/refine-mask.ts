import type { Mask, Rgb8 } from "@pixelproof/core";
import { guidedFilter, type GuidedFilterSettings } from "@pixelproof/kernels";
import { bilinearRows, type Values } from "./bilinear-rows.ts";

/** A refined mask, and how much of an object each pixel is, of 0 none to 255 all. */
export interface Refined {
  readonly mask: Mask;
  readonly share: Uint8Array;
}

/**
 * Brings a coarse mask to a picture's own resolution: shares of 0..255 of any size are enlarged bilinearly, their edges
 * moved to those of the picture by the guided filter unless `settings` is false, and cut at one half.
 */
export function refineMask(
  picture: Rgb8,
  shares: Values,
  settings: GuidedFilterSettings | false,
  progress?: (fraction: number) => void,
): Refined {
  const { width, height } = picture;
  const enlarged = enlarge(shares, picture);
  const share = settings ? guidedFilter(picture, { width, height, data: enlarged }, settings, progress) : enlarged;
  return { mask: { width, height, data: share.map((value) => (value >= 128 ? 1 : 0)) }, share };
}

/** Shares of 0..255 at a picture's size, rounded half up. */
function enlarge(shares: Values, { width, height }: Rgb8): Uint8Array {
  const rowAt = bilinearRows(shares, { width, height });
  const data = new Uint8Array(width * height);
  const row = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    rowAt(y, row);
    for (let x = 0, i = y * width; x < width; x++, i++) data[i] = row[x] + 0.5;
  }
  return data;
}

/** The settings that suit a mask enlarged by `scale`: a window that reaches a pixel and a half of the coarse mask. */
export function refinementFor(scale: number): GuidedFilterSettings {
  return { radius: Math.min(127, Math.max(2, Math.round(1.5 * scale))), epsilon: keptContrast ** 2 };
}

/** Levels of 0..255 that the colours around an edge deviate by for it to be kept. */
const keptContrast = 8;
