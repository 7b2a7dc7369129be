import { PixelproofError, type Metadata } from "@pixelproof/core";
import {
  assertComplete,
  patchExif,
  patchXmp,
  readExifDensity,
  readMetadata,
  readOrientation,
  removeThumbnail,
  sniffContainer,
  writeMetadata,
} from "@pixelproof/metadata";

/** Gives the bytes of metadata that were found. Throws where a parser breaks its word. */
export type Parser = (bytes: Uint8Array) => number;

/** Reading never throws once the container is known; writing and checking throw coded errors alone. */
export const parseFile: Parser = (bytes) => {
  if (sniffContainer(bytes) === undefined) return 0;
  const { metadata } = readMetadata(bytes);
  orRefuse(() => assertComplete(bytes));
  orRefuse(() => writeMetadata(bytes, metadata));
  orRefuse(() => writeMetadata(bytes, {}));
  return sizeOf(metadata);
};

/** EXIF and XMP are read and patched, whatever they are, at the same length or shorter. */
export const parseBlock: Parser = (bytes) => {
  const patch = { orientation: 1, width: 100_000, height: 3 };
  const patched = patchExif(bytes, { ...patch, density: { x: 300, y: 300, unit: "cm" } });
  if (patched.length !== bytes.length) throw new Error("patchExif changed the length");
  if (removeThumbnail(bytes).length > bytes.length) throw new Error("removeThumbnail made the block longer");
  readOrientation(bytes);
  readExifDensity(bytes);
  return patchXmp(bytes, patch).length;
};

function orRefuse(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!PixelproofError.is(error) || error.category !== "input") throw error;
  }
}

function sizeOf(metadata: Metadata): number {
  const { icc, exif, xmp, extendedXmp, iptc, text = [], attachments = [] } = metadata;
  const blocks = [icc, exif, xmp, extendedXmp, iptc, ...attachments.map(({ bytes }) => bytes)];
  const letters = text.reduce((sum, { keyword, text }) => sum + keyword.length + text.length, 0);
  return blocks.reduce((sum, block) => sum + (block?.length ?? 0), 0) + 2 * letters;
}
