import { groupsIn, type Loss, type Metadata, type MetadataGroup } from "@pixelproof/core";

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

const names = {
  icc: "an ICC profile",
  exif: "EXIF",
  xmp: "XMP",
  extendedXmp: "extended XMP",
  iptc: "IPTC records",
  text: "text beside the picture",
  density: "a density",
  cicp: "code points of colour",
  ancillary: "PNG's own chunks",
  attachments: "further pictures",
} satisfies Record<MetadataGroup, string>;

/** The groups given that a container has no place for, each as a loss. */
export const placeless = (container: string, metadata: Metadata, held: readonly MetadataGroup[]): Loss[] =>
  groupsIn(metadata)
    .filter((group) => !held.includes(group))
    .map((group) => lost(group, `${container} has no place for ${names[group]}`));
