import type { Loss, TextEntry } from "@pixelproof/core";
import { changed, lost } from "../result.ts";
import { utf8Bytes, utf8Of } from "../text.ts";
import { markers, segment, segmentCapacity, type Segment } from "./segments.ts";

const keyword = "Comment";

export const isComment = ({ marker }: Segment): boolean => marker === markers.com;

/** The entry of a COM segment: UTF-8, or Latin-1 where it is not, without the zeros some writers put at its end. */
const commentOf = ({ payload }: Segment): TextEntry => ({
  keyword,
  text: utf8Of(payload).replace(/\0+$/, ""),
});

/** More than any honest file has, bytes: each comment becomes a copy. */
const mostBytes = 16 * 2 ** 20;

/** The entries of the COM segments among these, up to 16 MiB of them. */
export function readComments(segments: readonly Segment[], warnings: string[]): TextEntry[] {
  const comments = segments.filter(isComment);
  let total = 0;
  const fitting = comments.filter(({ payload }) => (total += payload.length) <= mostBytes);
  const left = comments.length - fitting.length;
  if (left > 0) warnings.push(`The JPEG has more than 16 MiB of comments; the last ${left} are left out`);
  return fitting.map(commentOf);
}

/** A COM segment, in UTF-8, for each entry under the keyword "Comment". JPEG has no place for others, which is listed. */
export function commentSegments(entries: readonly TextEntry[], losses: Loss[]): Uint8Array[] {
  const comments = entries
    .filter((entry) => entry.keyword === keyword && entry.language === undefined)
    .map(({ text }) => utf8Bytes(text))
    .filter(({ length }) => length <= segmentCapacity);
  if (comments.length < entries.length) {
    const reason = `JPEG holds comments of up to ${segmentCapacity} bytes; ${entries.length - comments.length} other texts are left out`;
    losses.push((comments.length > 0 ? changed : lost)("text", reason));
  }
  if (entries.some((entry) => entry.keyword === keyword && entry.translatedKeyword !== undefined)) {
    losses.push(changed("text", "A comment of a JPEG has no keyword, and so none that is translated"));
  }
  return comments.map((comment) => segment(markers.com, comment));
}
