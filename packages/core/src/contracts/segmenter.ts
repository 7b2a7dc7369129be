import type { Context } from "../context.ts";
import type { Rgb8 } from "../rgb8.ts";

/** One object: 1 inside, 0 outside, a byte a pixel. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A hint about one object, in pixels of the picture. */
export interface Prompt {
  readonly points?: readonly { readonly x: number; readonly y: number; readonly foreground: boolean }[];
  readonly box?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** A rough mask of the picture's size, to be made better; alone, or with points and a box. */
  readonly mask?: Mask;
}

export interface SegmenterCapabilities {
  readonly prompts: readonly ("point" | "box" | "mask" | "auto")[];
}

export interface Segmentation {
  /** At the picture's full size. */
  readonly masks: readonly Mask[];
  /** Confidence of each mask, 0..1. */
  readonly scores: readonly number[];
  /** Further figures of each mask, by name. */
  readonly parts?: readonly Readonly<Record<string, number>>[];
}

/** Finds objects. */
export interface Segmenter {
  /** One mask a prompt; with no prompts, all objects. Throws `CAPABILITY_MISSING` for a kind of prompt not claimed. */
  segment(picture: Rgb8, prompts: readonly Prompt[], context: Context): Promise<Segmentation>;
}
