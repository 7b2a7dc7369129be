/** Groups of metadata that a container can hold, and that the report accounts for one by one. */
export const metadataGroups = ["icc", "exif", "xmp", "iptc", "density"] as const;

export type MetadataGroup = (typeof metadataGroups)[number];

/** Pixel density, in pixels per `unit` on each axis. */
export interface Density {
  readonly x: number;
  readonly y: number;
  readonly unit: "inch" | "cm";
}

/** What travels beside the pixels. Bytes are kept as they stood in the file; an absent group is left out. */
export interface Metadata {
  /** ICC profile, the bytes as embedded. */
  readonly icc?: Uint8Array;
  /** EXIF as a TIFF structure, from its byte-order mark ("II" or "MM"), without the "Exif\0\0" of JPEG. */
  readonly exif?: Uint8Array;
  /** XMP packet, UTF-8. */
  readonly xmp?: Uint8Array;
  /** IPTC-IIM records, without the Photoshop resource around them. */
  readonly iptc?: Uint8Array;
  readonly density?: Density;
}

/** One piece of metadata, or of the picture, that did not come through as it was. */
export interface Loss {
  readonly group: MetadataGroup | "alpha" | "depth" | "pixels" | "colour";
  readonly kind: "lost" | "changed";
  /** Why, in words for a person. */
  readonly reason: string;
}

/** The groups that are present. */
export function groupsIn(metadata: Metadata): MetadataGroup[] {
  return metadataGroups.filter((group) => metadata[group] !== undefined);
}
