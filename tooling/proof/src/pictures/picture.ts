/** Kinds of source, in the order of the tables. */
export const kinds = ["JPEG", "PNG8", "PNG16", "WebP", "TIFF", "AVIF"] as const;

export type Kind = (typeof kinds)[number];

/** Formats written, as the pipeline names them, in the order of the tables. */
export const targets = ["png", "webp", "jpeg", "tiff", "avif"] as const;

export type Target = (typeof targets)[number];

/** A source of the matrix. */
export interface Picture {
  readonly kind: Kind;
  /** What the tables call it. */
  readonly name: string;
  readonly path: string;
  /** How it was made, where it is no file of the data folder. */
  readonly made?: string;
}
