import type { Context } from "../context.ts";
import type { Rgb8 } from "../rgb8.ts";
import type { Mask } from "./segmenter.ts";

export interface DetectorCapabilities {
  /** What the score means, for people. */
  readonly score?: string;
  /** Whether it looks at objects one by one where it is given masks, and its regions then say which. */
  readonly perObject?: boolean;
}

/** Where something was found, in pixels of `after`. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Strength of this finding, in the detector's own unit. */
  readonly score: number;
  /** End points x1, y1, x2, y2 when the finding is a line. */
  readonly line?: readonly [number, number, number, number];
  /** A few words for a person. */
  readonly label?: string;
  /** Which mask it is about, counted from 0. */
  readonly object?: number;
}

export interface DetectionInput {
  /** The source, in its own size. */
  readonly before: Rgb8;
  /** The result, of the same aspect ratio, usually larger. */
  readonly after: Rgb8;
  /** Objects of `after`, when a segmenter ran. */
  readonly masks?: readonly Mask[];
}

export interface Detection {
  readonly detected: boolean;
  readonly score: number;
  readonly regions: readonly Region[];
}

/** Looks for one kind of artefact that the result has and the source has not. */
export interface Detector {
  detect(input: DetectionInput, context: Context): Promise<Detection>;
}
