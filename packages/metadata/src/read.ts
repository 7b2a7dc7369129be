import { PixelproofError } from "@pixelproof/core";
import { readAvifMetadata } from "./avif/read.ts";
import { sniffContainer, type Container } from "./container.ts";
import { readJpegMetadata } from "./jpeg/read.ts";
import { readPngMetadata } from "./png/read.ts";
import type { ReadResult } from "./result.ts";
import { readTiffMetadata } from "./tiff/read.ts";
import { readWebpMetadata } from "./webp/read.ts";

const readers = {
  jpeg: readJpegMetadata,
  png: readPngMetadata,
  webp: readWebpMetadata,
  tiff: readTiffMetadata,
  avif: readAvifMetadata,
} satisfies Record<Container, (bytes: Uint8Array) => ReadResult>;

/**
 * Reads all metadata of a JPEG, PNG, WebP, TIFF or AVIF without decoding a pixel. The bytes given back share
 * memory with `bytes` where they stood in one piece. Throws `INPUT_UNKNOWN_FORMAT` for another container.
 */
export function readMetadata(bytes: Uint8Array): ReadResult {
  return readers[containerOf(bytes)](bytes);
}

/** The container by signature; throws `INPUT_UNKNOWN_FORMAT`. */
export function containerOf(bytes: Uint8Array): Container {
  const container = sniffContainer(bytes);
  if (container !== undefined) return container;
  throw new PixelproofError(
    "INPUT_UNKNOWN_FORMAT",
    "Expected a JPEG, PNG, WebP, TIFF or AVIF file but received other bytes",
  );
}
