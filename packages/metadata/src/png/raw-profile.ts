import type { Metadata } from "@pixelproof/core";
import { ascii, standsAt } from "../bytes.ts";
import { iptcResource, resourcesIn } from "../jpeg/photoshop.ts";
import { identifiers } from "../jpeg/segments.ts";
import { latin1Of } from "../text.ts";
import type { Chunk } from "./chunks.ts";
import { isText, keywordOf, type TextChunk } from "./text-chunk.ts";

const prefix = "Raw profile type ";
const photoshop = ascii("8BIM");

/** Whether a chunk is a profile in hexadecimal digits, as ImageMagick and ExifTool put into PNG before eXIf existed. */
export const isRawProfile = (chunk: Chunk): boolean => isText(chunk) && keywordOf(chunk)?.startsWith(prefix) === true;

/**
 * The group that a raw profile holds: "exif", "iptc" (bare records, or the Photoshop resources around them), "xmp",
 * "icc", or "APP1", which is EXIF or XMP with its JPEG identifier. Undefined when it is none of these or malformed.
 */
export function readRawProfile({
  keyword,
  data,
}: TextChunk): Pick<Metadata, "exif" | "iptc" | "xmp" | "icc"> | undefined {
  const bytes = digitsOf(data);
  if (bytes === undefined) return undefined;
  const kind = keyword.slice(prefix.length).toLowerCase();
  if (kind === "icc" || kind === "icm") return { icc: bytes };
  if (kind === "xmp") return { xmp: bytes };
  if (kind === "iptc" || kind === "8bim") return iptcIn(bytes);
  if (standsAt(bytes, identifiers.xmp)) return { xmp: bytes.subarray(identifiers.xmp.length) };
  if (kind !== "exif" && kind !== "app1") return undefined;
  return { exif: standsAt(bytes, identifiers.exif) ? bytes.subarray(identifiers.exif.length) : bytes };
}

function iptcIn(bytes: Uint8Array): { iptc: Uint8Array } | undefined {
  if (!standsAt(bytes, photoshop)) return { iptc: bytes };
  const records = resourcesIn(bytes).find(({ id }) => id === iptcResource);
  return records && { iptc: records.data };
}

/** A line with the name, one with the length in bytes, then digits in lines. */
function digitsOf(data: Uint8Array): Uint8Array | undefined {
  const [, length, digits] = /^\n[^\n]*\n\s*(\d+)\n([\da-fA-F\s]*)$/.exec(latin1Of(data)) ?? [];
  if (digits === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(digits.replace(/\s+/g, ""), "hex"));
  return bytes.length >= Number(length) ? bytes.subarray(0, Number(length)) : undefined;
}
