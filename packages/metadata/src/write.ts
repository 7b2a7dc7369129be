import type { Metadata } from "@pixelproof/core";
import { writeAvifMetadata } from "./avif/write.ts";
import type { Container } from "./container.ts";
import { writeJpegMetadata } from "./jpeg/write.ts";
import { writePngMetadata } from "./png/write.ts";
import { containerOf } from "./read.ts";
import type { WriteResult } from "./result.ts";
import { writeTiffMetadata } from "./tiff/write.ts";
import { writeWebpMetadata } from "./webp/write.ts";

const writers = {
  jpeg: writeJpegMetadata,
  png: writePngMetadata,
  webp: writeWebpMetadata,
  tiff: writeTiffMetadata,
  avif: writeAvifMetadata,
} satisfies Record<Container, (bytes: Uint8Array, metadata: Metadata) => WriteResult>;

/**
 * The file with exactly these groups of metadata: what stood there of them is replaced or
 * removed, the pixels' bytes and everything else stay. Throws `INPUT_UNKNOWN_FORMAT`, `INPUT_CORRUPT`.
 */
export function writeMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  return writers[containerOf(bytes)](bytes, metadata);
}
