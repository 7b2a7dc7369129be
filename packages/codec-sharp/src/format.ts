import type { Metadata as SharpMetadata } from "sharp";
import type { ReadResult } from "@pixelproof/metadata";

/** What reading a format takes beside sharp. */
export interface Format {
  readonly name: "png" | "jpeg" | "webp" | "tiff" | "avif" | "gif";
  /** Whether the signature is the format's; never throws. */
  sniff(bytes: Uint8Array): boolean;
  /** Whether sharp took the bytes for this format too. */
  matches(header: SharpMetadata): boolean;
  /** Frames of an animation, or pages. */
  frames(bytes: Uint8Array, header: SharpMetadata): number;
  /** Throws `INPUT_TRUNCATED`, `INPUT_CORRUPT` for what sharp lets pass. */
  assertComplete(bytes: Uint8Array): void;
  readMetadata(bytes: Uint8Array, header: SharpMetadata): ReadResult;
}
