import { assertCompleteAvif } from "./avif/complete.ts";
import type { Container } from "./container.ts";
import { assertCompleteJpeg } from "./jpeg/complete.ts";
import { assertCompletePng } from "./png/complete.ts";
import { containerOf } from "./read.ts";
import { assertCompleteTiff } from "./tiff/complete.ts";
import { assertCompleteWebp } from "./webp/complete.ts";

const checks = {
  jpeg: assertCompleteJpeg,
  png: assertCompletePng,
  webp: assertCompleteWebp,
  tiff: assertCompleteTiff,
  avif: assertCompleteAvif,
} satisfies Record<Container, (bytes: Uint8Array) => void>;

/**
 * Walks the file's structure to its end, without decoding: many decoders fill what is missing with grey and say
 * nothing. Bytes after the end are allowed. Throws `INPUT_TRUNCATED`, `INPUT_CORRUPT`, `INPUT_UNKNOWN_FORMAT`.
 */
export function assertComplete(bytes: Uint8Array): void {
  checks[containerOf(bytes)](bytes);
}
