import type { Listed } from "../groups/index.ts";
import type { Picture, Target } from "../pictures/picture.ts";

/** A file in memory, with what the program says of it; or why none was written. */
export type Saved = { readonly bytes: Uint8Array; readonly losses: readonly Listed[] } | { readonly refused: string };

/** Something that converts pictures. */
export interface Program extends AsyncDisposable {
  readonly name: string;
  /** How it was called, for the reader of the tables. */
  readonly call: string;
  readonly version: string;
  save(picture: Picture, target: Target): Promise<Saved>;
}
