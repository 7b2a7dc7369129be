import { assertComplete, countPngFrames, readMetadata, sniffContainer, type Container } from "@pixelproof/metadata";
import type { Format } from "../format.ts";

/** A format whose container the metadata package reads and checks itself. */
export const container = (name: Container): Format => ({
  name,
  sniff: (bytes) => sniffContainer(bytes) === name,
  matches: ({ format }) => format === name,
  frames: (_, { pages = 1 }) => pages,
  assertComplete,
  readMetadata,
});

export const jpegFormat: Format = container("jpeg");
export const webpFormat: Format = container("webp");
export const tiffFormat: Format = container("tiff");
export const pngFormat: Format = { ...container("png"), frames: (bytes) => countPngFrames(bytes) };
