import type { Size } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { encodeRle, maskBox, type Box, type Rle } from "@pixelproof/masks";
import { logitRows } from "../finish/logit-rows.ts";
import { frameSide, type SamManifest } from "../models/manifest.ts";
import type { Candidates } from "../prompts/decode.ts";
import { logitSide } from "../prompts/frame-prompt.ts";
import type { AutoSettings } from "./settings.ts";

/** A mask of a crop that was good enough. */
export interface Judged {
  /** At the size that `judgedSize` gives. */
  readonly rle: Rle;
  /** In px of the crop; as the reference has it, the last pixel less the first for width and height. */
  readonly box: Box;
  readonly predictedIou: number;
  readonly stability: number;
  /** Which of the prompts. */
  readonly prompt: number;
}

export interface JudgeInput {
  readonly candidates: Candidates;
  readonly isFirstSingle: boolean;
  readonly fit: SamManifest["encoder"]["input"]["fit"];
  readonly crop: Size;
  readonly settings: AutoSettings;
}

/** The size at which masks of a crop are judged: its own, but no larger than the frame, for logits tell no more. */
export function judgedSize({ width, height }: Size): Size {
  const scale = Math.min(1, frameSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Which candidates have a predicted IoU above the least and are stable enough, as masks. */
export function judge({ candidates, isFirstSingle, fit, crop, settings }: JudgeInput): Judged[] {
  const { each, scores, logits } = candidates;
  const size = judgedSize(crop);
  const skipped = isFirstSingle && each > 1 ? 1 : 0;
  const judged: Judged[] = [];
  for (let i = 0; i < scores.length; i++) {
    if (i % each < skipped) continue;
    if (settings.predIouThresh > 0 && !(scores[i] > settings.predIouThresh)) continue;
    const own = logits.subarray(i * logitSide ** 2, (i + 1) * logitSide ** 2);
    const { data, stability } = threshold(logitRows(own, crop, fit, size), size, settings.stabilityScoreOffset);
    if (!(stability >= settings.stabilityScoreThresh)) continue;
    const mask = { ...size, data };
    judged.push({
      rle: encodeRle(mask),
      box: scaled(maskBox(mask), crop.width / size.width, crop.height / size.height),
      predictedIou: scores[i],
      stability,
      prompt: Math.floor(i / each),
    });
  }
  return judged;
}

/** `judge` as a task for a thread. */
export const judgeTask = defineTask(import.meta.url, "judgeTask", judge);

/** Where logits are above 0, and how stable that is under a threshold moved up and down. */
function threshold(
  rowAt: (y: number, into: Float32Array) => void,
  { width, height }: Size,
  offset: number,
): { readonly data: Uint8Array; readonly stability: number } {
  const data = new Uint8Array(width * height);
  const row = new Float32Array(width);
  let [sure, possible] = [0, 0];
  for (let y = 0; y < height; y++) {
    rowAt(y, row);
    for (let x = 0; x < width; x++) {
      const value = row[x];
      if (value > offset) sure++;
      if (value > -offset) possible++;
      if (value > 0) data[y * width + x] = 1;
    }
  }
  return { data, stability: sure / possible };
}

/** A box as the reference has it, of inclusive pixels; four zeros for an empty mask. */
export function scaled(box: Box | undefined, across: number, down: number): Box {
  if (box === undefined) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: box.x * across, y: box.y * down, width: (box.width - 1) * across, height: (box.height - 1) * down };
}
