import type { Quality } from "@pixelproof/pipeline";
import type { Tags } from "../exiftool.ts";

/** One entry of `losses` in quality.json. */
export type Listed = Quality["losses"][number];

/** A file with what ExifTool finds in it. */
export interface Inspected {
  readonly path: string;
  readonly tags: Tags;
}

/** What became of one group in one file; `differing` names what is no longer as it was. */
export interface Outcome {
  readonly state: "kept" | "changed" | "lost";
  readonly differing: readonly string[];
}

/** One row of the matrix: something a picture may carry. */
export interface Group {
  readonly name: string;
  /** When it counts as kept, for the reader of the tables. */
  readonly rule: string;
  /** Whether the source carries it. */
  readonly isIn: (source: Inspected) => Promise<boolean>;
  /** What became of it; only asked where the source carries it. */
  readonly compare: (source: Inspected, saved: Inspected) => Promise<Outcome>;
  /** Whether a listed loss speaks of what became of it. */
  readonly explains: (loss: Listed, outcome: Outcome) => boolean;
}

export const kept: Outcome = { state: "kept", differing: [] };
export const changed = (...differing: readonly string[]): Outcome => ({ state: "changed", differing });
export const lost = (...differing: readonly string[]): Outcome => ({ state: "lost", differing });

/** For a group that the report lists under one name of its own. */
export const listedAs =
  (...groups: readonly string[]) =>
  (loss: Listed): boolean =>
    groups.includes(loss.group);
