import type { Mask, Rgb8 } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { refinementFor, refineMask } from "@pixelproof/masks";
import type { SamManifest } from "../models/manifest.ts";
import { logitSide } from "../prompts/frame-prompt.ts";
import { logitRows } from "./logit-rows.ts";

export interface FinishInput {
  readonly picture: Rgb8;
  /** 256x256 over the frame. */
  readonly logits: Float32Array;
  readonly fit: SamManifest["encoder"]["input"]["fit"];
  readonly isRefined: boolean;
}

/** The mask of logits at a picture's own size: where they are above 0, its border then moved to the picture's edges. */
export function finishMask({ picture, logits, fit, isRefined }: FinishInput): Mask {
  const { width, height } = picture;
  const rowAt = logitRows(logits, picture, fit, picture);
  const row = new Float32Array(width);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    rowAt(y, row);
    for (let x = 0; x < width; x++) data[y * width + x] = row[x] > 0 ? 1 : 0;
  }
  if (!isRefined) return { width, height, data };
  for (let i = 0; i < data.length; i++) data[i] *= 255;
  return refineMask(picture, { width, height, data }, refinementFor(cellOf(picture))).mask;
}

/** `finishMask` as a task for a thread. */
export const finishMaskTask = defineTask(import.meta.url, "finishMaskTask", finishMask);

/** Pixels of a picture that one logit stands for. */
export const cellOf = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.max(width, height) / logitSide;
