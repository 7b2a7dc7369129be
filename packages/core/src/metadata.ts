/**
 * Groups of metadata that a container can hold, and that the report accounts for one by one. `cicp` and what follows are
 * groups of few formats; a codec that does not declare one lists it as lost.
 */
export const metadataGroups = [
  "icc",
  "exif",
  "xmp",
  "extendedXmp",
  "iptc",
  "text",
  "density",
  "cicp",
  "ancillary",
  "attachments",
] as const;

export type MetadataGroup = (typeof metadataGroups)[number];

/** Pixel density, in pixels per `unit` on each axis. */
export interface Density {
  readonly x: number;
  readonly y: number;
  readonly unit: "inch" | "cm";
}

/** A line of text beside the picture: PNG's tEXt, zTXt and iTXt; a JPEG comment stands under the keyword "Comment". */
export interface TextEntry {
  readonly keyword: string;
  readonly text: string;
  /** RFC 3066 language tag of an iTXt entry. */
  readonly language?: string;
  readonly translatedKeyword?: string;
}

/** Coding-independent code points (ITU-T H.273) that say what the samples mean. */
export interface Cicp {
  readonly primaries: number;
  readonly transfer: number;
  readonly matrix: number;
  readonly fullRange: boolean;
}

/** PNG chunks that say something of the picture and have no place in other formats, by type. */
export type AncillaryChunk = "gAMA" | "cHRM" | "sRGB" | "mDCV" | "cLLI" | "sBIT" | "tIME" | "bKGD";

/** A further picture in the same file (CIPA DC-007 MPF): an HDR gain map, a large thumbnail, a second view. */
export interface Attachment {
  /** The individual image attribute of its MP entry. */
  readonly attribute: number;
  /** The picture's own file. */
  readonly bytes: Uint8Array;
  /** What it is, as far as its own metadata tells. */
  readonly kind: "gain-map" | "other";
}

/** What travels beside the pixels. Bytes are kept as they stood in the file; an absent group is left out. */
export interface Metadata {
  /** ICC profile, the bytes as embedded. */
  readonly icc?: Uint8Array;
  /** EXIF as a TIFF structure, from its byte-order mark ("II" or "MM"), without the "Exif\0\0" of JPEG. */
  readonly exif?: Uint8Array;
  /** XMP packet, UTF-8. */
  readonly xmp?: Uint8Array;
  /** The extended XMP that the packet refers to by its MD5 (XMP specification part 3, 1.1.3.1), joined from its parts. */
  readonly extendedXmp?: Uint8Array;
  /** IPTC-IIM records, without the Photoshop resource around them. */
  readonly iptc?: Uint8Array;
  readonly text?: readonly TextEntry[];
  readonly density?: Density;
  readonly cicp?: Cicp;
  readonly ancillary?: Readonly<Partial<Record<AncillaryChunk, Uint8Array>>>;
  readonly attachments?: readonly Attachment[];
}

/** One piece of metadata, or of the picture, that did not come through as it was. */
export interface Loss {
  /** A group, a property of the picture, or "metadata" for a piece that could not be read as any group. */
  readonly group: MetadataGroup | "alpha" | "depth" | "pixels" | "colour" | "metadata";
  readonly kind: "lost" | "changed";
  /** Why, in words for a person. */
  readonly reason: string;
}

/** The groups that are present. */
export function groupsIn(metadata: Metadata): MetadataGroup[] {
  return metadataGroups.filter((group) => metadata[group] !== undefined);
}
