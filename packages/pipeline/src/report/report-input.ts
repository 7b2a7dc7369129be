import type { Ring } from "@pixelproof/masks";
import type { Quality } from "../quality.ts";

/** Previews of one size, as `data:` URIs; at most 1600 px a side keeps the page light. */
export interface Previews {
  /** The source, brought to the preview's size. */
  readonly before: string;
  /** The saved file, brought to the preview's size. */
  readonly after: string;
  readonly heatmap: string;
  /** Width of all three, px. */
  readonly width: number;
  /** Height of all three, px. */
  readonly height: number;
}

/** The same place of both pictures at the saved file's own pixels, as `data:` URIs. */
export interface Detail {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** What a report is made from. */
export interface ReportInput {
  readonly quality: Quality;
  readonly pictures: Previews;
  readonly details?: readonly Detail[];
  /** Of the objects found, in their order: polygons of x, y, x, y… in px of the saved file. */
  readonly outlines?: readonly (readonly Ring[])[];
}
