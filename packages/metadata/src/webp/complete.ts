import { PixelproofError } from "@pixelproof/core";
import { readChunks, riffEnd, riffHeaderBytes } from "./chunks.ts";

/**
 * Checks that the RIFF block of a WebP lies inside the file and has a picture; bytes after it are allowed. Throws
 * `INPUT_TRUNCATED`, `INPUT_CORRUPT`.
 */
export function assertCompleteWebp(bytes: Uint8Array): void {
  if (bytes.length < riffHeaderBytes || riffEnd(bytes) > bytes.length) {
    throw new PixelproofError(
      "INPUT_TRUNCATED",
      `Expected the WebP to be as long as its header says but the file stops at byte ${bytes.length}; fetch the whole file`,
    );
  }
  for (const { type } of readChunks(bytes)) {
    if (["VP8 ", "VP8L", "ANMF"].includes(type)) return;
  }
  throw new PixelproofError("INPUT_CORRUPT", "Expected a picture chunk inside the WebP but received none");
}
