import type { Size } from "@pixelproof/core";
import { bilinearRows } from "@pixelproof/masks";
import { frameSide, type SamManifest } from "../models/manifest.ts";
import { fitted } from "../prepare/fit.ts";
import { logitSide } from "../prompts/frame-prompt.ts";

/**
 * Logits of a decoder, 256x256 over the frame, at the size `to` of the picture `of` or a smaller copy of it: gives what
 * writes row `y`. Where the picture stands at the top left of the frame they are enlarged to the frame, cut off where it
 * ends, and resized from there, as the reference does (`postprocess_masks`); where it was stretched, at once.
 */
export function logitRows(
  logits: Float32Array,
  of: Size,
  fit: SamManifest["encoder"]["input"]["fit"],
  to: Size,
): (y: number, into: Float32Array) => void {
  const low = { width: logitSide, height: logitSide, data: logits };
  if (fit === "stretch") return bilinearRows(low, to);
  const { width, height } = fitted(of, fit);
  const rowAt = bilinearRows(low, { width: frameSide, height: frameSide });
  const row = new Float32Array(frameSide);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    rowAt(y, row);
    data.set(row.subarray(0, width), y * width);
  }
  return bilinearRows({ width, height, data }, to);
}
