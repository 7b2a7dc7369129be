import { PixelproofError } from "@pixelproof/core";
import { openExif } from "../exif/ifd.ts";

/**
 * Checks that the first IFD of a classic TIFF begins inside the file; the places of strips and tiles are the decoder's
 * to check. Throws `INPUT_TRUNCATED`.
 */
export function assertCompleteTiff(bytes: Uint8Array): void {
  const tiff = openExif(bytes);
  if (tiff === undefined || tiff.view.getUint32(4, tiff.littleEndian) + 2 <= bytes.length) return;
  throw new PixelproofError(
    "INPUT_TRUNCATED",
    `Expected a page header in the TIFF but the file stops at byte ${bytes.length}; fetch the whole file`,
  );
}
