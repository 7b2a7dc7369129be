import type { Mask, Prompt, Rgb8, Segmentation, Size } from "@pixelproof/core";
import { defineTask } from "@pixelproof/kernels";
import { cropPicture, pasteMask, refinementFor, refineMask, stabilityScore, type Box } from "@pixelproof/masks";
import { loadOpenCv } from "@pixelproof/opencv";
import { areaAverage } from "./area-average.ts";
import { cut, type CutSettings } from "./cut.ts";
import { isOpenCv, type OpenCv } from "./opencv.ts";
import { separateParts, wantedParts } from "./parts.ts";
import { priorOf } from "./prior.ts";
import { promptIn, viewOf } from "./view.ts";

export interface GrabCutSettings extends CutSettings {
  /** Longest side, px, of the copy that is cut. */
  readonly side: number;
  /** Whether masks are refined at the picture's own resolution. */
  readonly refine: boolean;
  /** npm name or path of an OpenCV.js build. */
  readonly module: string;
}

export interface GrabCutInput {
  readonly picture: Rgb8;
  readonly prompts: readonly Prompt[];
  readonly settings: GrabCutSettings;
}

/**
 * Cuts objects out: one a prompt, or, where there is none, those that are in the middle. A copy of what a prompt is about
 * is cut, and the mask refined at the picture's own size. The score is how stable the refined border is.
 */
export async function segment(
  { picture, prompts, settings }: GrabCutInput,
  progress: (fraction: number) => void,
): Promise<Segmentation> {
  const { cv } = await loadOpenCv(settings.module, isOpenCv);
  const asked: readonly Prompt[] = prompts.length > 0 ? prompts : [{}];
  const found = asked.flatMap((prompt, i) => {
    const view = viewOf(prompt, picture);
    const coarse = cutView(cv, picture, view, prompt, settings);
    progress((i + 0.5) / asked.length);
    const masks = coarse.map((mask) => finish(picture, view, mask, settings.refine));
    progress((i + 1) / asked.length);
    return masks;
  });
  return { masks: found.map(({ mask }) => mask), scores: found.map(({ score }) => score) };
}

/** `segment` as a task for a thread. */
export const segmentTask = defineTask(import.meta.url, "segmentTask", segment);

/** Masks at the size of the copy: one, or for no prompt any number. */
function cutView(cv: OpenCv, picture: Rgb8, view: Box, prompt: Prompt, settings: GrabCutSettings): Mask[] {
  const size = sizeOfCopy(view, settings.side);
  const local = promptIn(view, size, prompt);
  const data = cut(cv, areaAverage(picture, view, size), priorOf(local, size), settings);
  const mask = { ...size, data };
  const isPrompted = prompt.box !== undefined || prompt.points !== undefined;
  return isPrompted ? [wantedParts(mask, local)] : separateParts(mask);
}

function sizeOfCopy({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A mask of a view at the picture's own size, and its score. */
function finish(picture: Rgb8, view: Box, coarse: Mask, isRefined: boolean): { mask: Mask; score: number } {
  const shares = { ...coarse, data: coarse.data.map((inside) => inside * 255) };
  const part = cropPicture(picture, view);
  const { mask, share } = refineMask(part, shares, isRefined && refinementFor(view.width / coarse.width));
  return { mask: pasteMask(mask, view, picture), score: stabilityScore(share, 127.5, 64) || 0 };
}
