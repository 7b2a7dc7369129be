import { readChunks, webpFile } from "./chunks.ts";
import { extendedChunk, extendedOf, flags } from "./extended.ts";

/**
 * The WebP with its header saying that it has alpha: libwebp drops an alpha channel that is opaque all over, and the
 * picture would come back with fewer channels. A file that says so already, or is unreadable, comes back as it was.
 */
export function flagWebpAlpha(bytes: Uint8Array): Uint8Array {
  const chunks = [...readChunks(bytes)];
  const extended = extendedOf(chunks);
  if (extended === undefined || extended.flags & flags.alpha) return bytes;
  const rest = chunks.filter(({ type }) => type !== "VP8X").map(({ raw }) => raw);
  return webpFile([extendedChunk({ ...extended, flags: extended.flags | flags.alpha }), ...rest]);
}
