import { readChunks } from "./chunks.ts";

/** Whether a PNG announces an animation (acTL before the picture data): decoders show its first frame and say nothing. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  for (const { type } of readChunks(bytes)) {
    if (type === "acTL") return true;
    if (type === "IDAT") return false;
  }
  return false;
}
