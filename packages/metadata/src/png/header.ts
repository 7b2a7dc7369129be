import { PixelproofError } from "@pixelproof/core";
import type { Chunk } from "./chunks.ts";

/** What IHDR says of a sample (PNG 3, section 11.2.1). */
export interface Header {
  /** Bits a sample, or an index. */
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colourType: number;
}

/** The header of the first chunk; undefined when that is another. */
export function readIhdr(first: Chunk | undefined): Header | undefined {
  if (first?.type !== "IHDR" || first.data.length !== 13) return undefined;
  return { depth: first.data[8], colourType: first.data[9] };
}

/** The first chunk and its header; throws `INPUT_CORRUPT` when it is another. */
export function requireIhdr(first: Chunk | undefined): { first: Chunk; header: Header } {
  const header = readIhdr(first);
  if (first !== undefined && header !== undefined) return { first, header };
  throw new PixelproofError("INPUT_CORRUPT", "Expected a header chunk first in the PNG but received none");
}
