import {
  groupsIn,
  isOpaque,
  type Context,
  type Host,
  type ImageInfo,
  type Metadata,
  type MetadataGroup,
} from "@pixelproof/core";
import { openPicture } from "./decode.ts";

/** What one file holds. */
export interface Inspection extends ImageInfo {
  readonly bytes: number;
  /** Whether every pixel is opaque. */
  readonly opaque: boolean;
  /** Distinct values among all samples, at 16 bits: tells a true 16-bit picture from a widened one. */
  readonly levels: number;
  /** Bytes of each metadata group; density as pixels an inch or centimetre. */
  readonly metadata: Partial<Record<Exclude<MetadataGroup, "density">, number>>;
  readonly density?: { readonly x: number; readonly y: number; readonly unit: string };
}

/** Decodes a file, of several frames or pages the first, and says what is in it. */
export async function inspect(input: string | Uint8Array, host: Host, context: Context): Promise<Inspection> {
  const { image, metadata, info, bytes } = await openPicture(input, host, context, { firstFrame: true });
  const sizes: Inspection["metadata"] = {};
  for (const group of groupsIn(metadata)) if (group !== "density") sizes[group] = bytesOf(metadata[group]);
  const density = metadata.density ? { density: { ...metadata.density } } : {};
  return { ...info, bytes, opaque: isOpaque(image), levels: countLevels(image.data), metadata: sizes, ...density };
}

/** Bytes of all that a group holds: text in UTF-8, a number or a flag as one. */
function bytesOf(value: Metadata[MetadataGroup] | string | number | boolean): number {
  if (value === undefined) return 0;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value === "string") return Buffer.byteLength(value);
  return typeof value === "object" ? Object.values(value).reduce((sum, each) => sum + bytesOf(each), 0) : 1;
}

function countLevels(samples: Uint16Array): number {
  const seen = new Uint8Array(65536);
  for (const sample of samples) seen[sample] = 1;
  return seen.reduce((sum, flag) => sum + flag, 0);
}
