import { PixelproofError } from "@pixelproof/core";
import { viewOf } from "../bytes.ts";
import { findMarker, markers } from "./segments.ts";

/**
 * Walks a JPEG over all its scans to EOI; bytes after that are allowed. Throws `INPUT_TRUNCATED` when the file ends
 * before, `INPUT_CORRUPT` for an impossible length or a file without a scan.
 */
export function assertCompleteJpeg(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  let scanned = false;
  for (let at = findMarker(bytes, 2); at >= 0 && at + 2 <= bytes.length;) {
    const marker = bytes[at + 1];
    if (marker === markers.eoi) {
      if (scanned) return;
      throw new PixelproofError("INPUT_CORRUPT", "Expected picture data in the JPEG but it ends without any");
    }
    if (at + 4 > bytes.length) break;
    const length = view.getUint16(at + 2);
    if (length < 2) {
      throw new PixelproofError("INPUT_CORRUPT", `Expected a segment length of 2 or more in the JPEG at byte ${at}`);
    }
    scanned ||= marker === markers.sos;
    at = findMarker(bytes, at + 2 + length);
  }
  throw new PixelproofError(
    "INPUT_TRUNCATED",
    `Expected an end marker in the JPEG but the file stops at byte ${bytes.length}; fetch the whole file`,
  );
}
