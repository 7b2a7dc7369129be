import type { Mask } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { frameSide, type SamManifest } from "../models/manifest.ts";
import { logitSide } from "../prompts/frame-prompt.ts";
import { fitted } from "./fit.ts";

export interface MaskInput {
  readonly mask: Mask;
  readonly fit: SamManifest["encoder"]["input"]["fit"];
}

/** How unsure the surest cell is: its logits are +-6.9, as micro_sam has them. */
const doubt = 1e-3;

/**
 * A mask of a picture as the rough logits that decoders take, 256x256 over the frame: ln(p / (1 - p)), where p is the share
 * inside of the pixels that a cell touches, kept between 0.001 and 0.999. Beside the picture is outside.
 */
export function maskLogits({ mask, fit }: MaskInput): Float32Array {
  const frame = fitted(mask, fit);
  const columns = cellsOf(mask.width, frame.width);
  const rows = cellsOf(mask.height, frame.height);
  const logits = new Float32Array(logitSide ** 2).fill(logit(0));
  for (const [v, row] of rows.entries()) {
    for (const [u, column] of columns.entries()) logits[v * logitSide + u] = logit(shareInside(mask, column, row));
  }
  return logits;
}

/** `maskLogits` as a task for a thread. */
export const maskLogitsTask = defineTask(import.meta.url, "maskLogitsTask", maskLogits);

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The pixels that each cell of a side touches; cells beside the picture are left out. */
function cellsOf(pixels: number, framed: number): Span[] {
  const cell = frameSide / logitSide;
  return Array.from({ length: Math.ceil(framed / cell) }, (_, i) => ({
    from: Math.floor((i * cell * pixels) / framed),
    to: Math.min(pixels, Math.ceil(((i + 1) * cell * pixels) / framed)),
  }));
}

function shareInside({ width, data }: Mask, columns: Span, rows: Span): number {
  let count = 0;
  for (let y = rows.from; y < rows.to; y++) {
    for (let i = y * width + columns.from; i < y * width + columns.to; i++) count += data[i];
  }
  return count / ((columns.to - columns.from) * (rows.to - rows.from));
}

function logit(share: number): number {
  const p = Math.min(1 - doubt, Math.max(doubt, share));
  return Math.log(p / (1 - p));
}
