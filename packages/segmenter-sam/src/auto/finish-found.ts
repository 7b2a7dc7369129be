import type { Mask, Rgb8 } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { cropPicture, decodeRle, pasteMask, refinementFor, refineMask, type Box, type Rle } from "@pixelproof/masks";
import { cellOf } from "../finish/finish-mask.ts";

export interface FoundInput {
  readonly picture: Rgb8;
  /** The part of the picture that the mask is of, at its own size or smaller. */
  readonly crop: Box;
  readonly rle: Rle;
  readonly isRefined: boolean;
}

/** A mask of a crop at the size of the whole picture, its border moved to the picture's edges. */
export function finishFound({ picture, crop, rle, isRefined }: FoundInput): Mask {
  const part = cropPicture(picture, crop);
  const coarse = decodeRle(rle);
  const shares = { ...coarse, data: coarse.data.map((inside) => inside * 255) };
  const { mask } = refineMask(part, shares, isRefined && refinementFor(cellOf(crop)));
  return pasteMask(mask, crop, picture);
}

/** `finishFound` as a task for a thread. */
export const finishFoundTask = defineTask(import.meta.url, "finishFoundTask", finishFound);
