import type { Attachment } from "@pixelproof/core";
import { latin1Bytes, latin1Of } from "../text.ts";

const gainMap = /Item:Semantic\s*=\s*["']GainMap["']/;
const length = /(Item:Length\s*=\s*["'])(\d+)/;

/**
 * The packet with the length of the gain map in Google's directory of items (Ultra HDR 1.1, "GContainer") brought up to
 * that of the picture; the same bytes where it is right already or there is no directory.
 */
export function updateItemLength(xmp: Uint8Array, attachments: readonly Attachment[]): Uint8Array {
  const picture = attachments.find(({ kind }) => kind === "gain-map");
  const text = latin1Of(xmp);
  if (picture === undefined || !gainMap.test(text)) return xmp;
  const updated = text.replace(/<[^<>]*>/g, (tag) =>
    gainMap.test(tag) ? tag.replace(length, (_, before: string) => before + picture.bytes.length) : tag,
  );
  return updated === text ? xmp : latin1Bytes(updated);
}
