import { viewOf } from "../bytes.ts";
import { readChunks } from "./chunks.ts";

/** Frames of a PNG as its animation chunk (acTL) states them; 1 without one. Decoders show the first and say nothing. */
export function countPngFrames(bytes: Uint8Array): number {
  for (const { type, data } of readChunks(bytes)) {
    if (type === "acTL" && data.length >= 4) return Math.max(1, viewOf(data).getUint32(0));
    if (type === "IDAT") return 1;
  }
  return 1;
}
