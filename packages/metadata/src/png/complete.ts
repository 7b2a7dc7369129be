import { PixelproofError } from "@pixelproof/core";
import { hasRightCrc, readChunks } from "./chunks.ts";

/**
 * Walks a PNG's chunks to IEND; bytes after that are allowed. Throws `INPUT_TRUNCATED` when the file ends before, and
 * `INPUT_CORRUPT` when a critical chunk has a wrong CRC, the header is not first, or there is no picture data.
 */
export function assertCompletePng(bytes: Uint8Array): void {
  const seen = new Set<string>();
  for (const chunk of readChunks(bytes)) {
    const { type, data } = chunk;
    if (!/^[A-Za-z]{4}$/.test(type)) throw corrupt("chunk types of four letters", JSON.stringify(type));
    if (seen.size === 0 && (type !== "IHDR" || data.length !== 13)) throw corrupt("a header chunk first", type);
    if (/^[A-Z]/.test(type) && !hasRightCrc(chunk)) throw corrupt(`a right checksum of ${type}`, "another");
    if (type === "IEND") {
      if (seen.has("IDAT")) return;
      throw corrupt("picture data", "none");
    }
    seen.add(type);
  }
  throw new PixelproofError(
    "INPUT_TRUNCATED",
    `Expected an end chunk in the PNG but the file stops at byte ${bytes.length}; fetch the whole file`,
  );
}

const corrupt = (expected: string, received: string): PixelproofError =>
  new PixelproofError("INPUT_CORRUPT", `Expected ${expected} in the PNG but received ${received}`);
