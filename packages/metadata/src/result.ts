import type { Loss, Metadata, MetadataGroup } from "@pixelproof/core";

/** What a reader found. A malformed piece is left out of `metadata` and named in `warnings`. */
export interface ReadResult {
  readonly metadata: Metadata;
  readonly warnings: readonly string[];
}

/** A file with new metadata, and what of it the container cannot hold. */
export interface WriteResult {
  readonly bytes: Uint8Array;
  readonly losses: readonly Loss[];
}

/** A group that does not get into the file. */
export const lost = (group: MetadataGroup, reason: string): Loss => ({ group, kind: "lost", reason });

/** A group that gets into the file with another value. */
export const changed = (group: MetadataGroup, reason: string): Loss => ({ group, kind: "changed", reason });
