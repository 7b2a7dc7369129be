import type { Rgb8 } from "@pixelproof/core";
import { callOpenCv } from "@pixelproof/opencv";
import type { OpenCv } from "./opencv.ts";

/** What is known of a pixel beforehand, in OpenCV's numbers. */
export const trimap = { background: 0, foreground: 1, perhapsBackground: 2, perhapsForeground: 3 } as const;

export interface CutSettings {
  readonly iterations: number;
  readonly seed: number;
}

/**
 * GrabCut (Rother, Kolmogorov, Blake 2004) as OpenCV has it: from `known`, a value of `trimap` a pixel, gives 1 inside and
 * 0 outside. The same seed gives the same mask. Throws `ENGINE_FAILED`.
 */
export function cut(cv: OpenCv, { width, height, data }: Rgb8, known: Uint8Array, settings: CutSettings): Uint8Array {
  return callOpenCv(cv, `cut an object out of ${width}x${height}`, (keep) => {
    const picture = keep(new cv.Mat(height, width, cv.CV_8UC3));
    const mask = keep(new cv.Mat(height, width, cv.CV_8UC1));
    const [background, foreground] = [keep(new cv.Mat()), keep(new cv.Mat())];
    picture.data.set(data);
    mask.data.set(known);
    cv.setRNGSeed(settings.seed);
    const whole = new cv.Rect(0, 0, width, height);
    cv.grabCut(picture, mask, whole, background, foreground, settings.iterations, cv.GC_INIT_WITH_MASK);
    // Both kinds of foreground are odd.
    return mask.data.map((value) => value & 1);
  });
}
