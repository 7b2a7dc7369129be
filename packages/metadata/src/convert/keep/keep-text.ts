import type { Metadata, TextEntry } from "@pixelproof/core";
import { changed, lost } from "../../result.ts";
import { listed, unchanged, type Converted } from "../converted.ts";
import { leftOut } from "./left-out.ts";
import type { Keeps, Topic } from "./policy.ts";

/** PNG's own keywords (PNG 3, section 11.3.3.2); others are "other", as are raw profiles, which nobody can look into. */
const byKeyword = new Map<string, Topic>([
  ["title", "description"],
  ["description", "description"],
  ["comment", "description"],
  ["warning", "description"],
  ["collection", "description"],
  ["author", "copyright"],
  ["copyright", "copyright"],
  ["disclaimer", "copyright"],
  ["creation time", "time"],
  ["date:create", "time"],
  ["date:modify", "time"],
  ["date:timestamp", "time"],
  ["software", "software"],
  ["source", "camera"],
]);

/**
 * Lines of text with keywords of topics that stay. "Raw profile type …" is a whole EXIF, IPTC or XMP block in
 * hexadecimal digits: it goes with whatever else goes.
 */
export function keepText(metadata: Metadata, keeps: Keeps): Converted {
  const { text, ...rest } = metadata;
  if (text === undefined) return unchanged(metadata);
  const stays = ({ keyword }: TextEntry): boolean =>
    !/^raw profile type/i.test(keyword) && keeps(byKeyword.get(keyword.toLowerCase()) ?? "other");
  const kept = text.filter(stays);
  if (kept.length === text.length) return unchanged(metadata);
  const gone = text.filter((entry) => !stays(entry)).map(({ keyword }) => keyword);
  const loss = (kept.length === 0 ? lost : changed)("text", leftOut(listed(gone)));
  return { metadata: kept.length === 0 ? rest : { ...rest, text: kept }, losses: [loss] };
}
