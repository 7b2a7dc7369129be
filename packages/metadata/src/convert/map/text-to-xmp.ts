import type { Metadata, TextEntry } from "@pixelproof/core";
import type { Converted } from "../converted.ts";
import type { XmpProperty, XmpValue } from "../xmp/add-properties.ts";
import type { Prefix } from "../xmp/namespaces.ts";
import { intoXmp } from "./into-xmp.ts";
import { languageAlternative } from "./language.ts";

/** Where PNG's keywords (PNG 3, section 11.3.3.2) stand in XMP. */
const mapping: readonly (readonly [
  keyword: string,
  prefix: Prefix,
  name: string,
  valueOf: (entries: readonly TextEntry[]) => XmpValue | undefined,
])[] = [
  ["title", "dc", "title", languageAlternative],
  ["author", "dc", "creator", (entries) => ({ form: "seq", items: entries.map(({ text }) => text) })],
  ["description", "dc", "description", languageAlternative],
  ["copyright", "dc", "rights", languageAlternative],
  ["disclaimer", "xmpRights", "UsageTerms", languageAlternative],
  ["creation time", "xmp", "CreateDate", ([{ text }]) => dateOf(text)],
  ["software", "xmp", "CreatorTool", ([{ text }]) => ({ form: "text", text })],
  ["comment", "exif", "UserComment", languageAlternative],
];

/**
 * Moves lines of text into XMP, for a file of `format` that has no place for them; what has no counterpart is listed.
 * `holdsComment` is for JPEG, which has a place for a comment and for no other line.
 */
export function textToXmp(metadata: Metadata, format: string, holdsComment: boolean): Converted {
  const { text = [], ...rest } = metadata;
  const stays = ({ keyword }: TextEntry): boolean => holdsComment && keyword === "Comment";
  const staying = text.filter(stays);
  const moving = text.filter((entry) => !stays(entry));
  const moved = new Set<TextEntry>();
  const properties = mapping.flatMap(([keyword, prefix, name, valueOf]): XmpProperty[] => {
    const entries = moving.filter((entry) => entry.keyword.toLowerCase() === keyword && entry.text !== "");
    const value = entries.length === 0 ? undefined : valueOf(entries);
    if (value === undefined) return [];
    for (const entry of held(entries, value)) moved.add(entry);
    return [{ prefix, name, value }];
  });
  const left = moving.filter((entry) => !moved.has(entry)).map(({ keyword }) => keyword);
  return intoXmp({ ...rest, ...(staying.length > 0 && { text: staying }) }, properties, {
    group: "text",
    what: `${format} has no lines of text${holdsComment ? " but a comment" : ""}`,
    left,
  });
}

/** The entries whose text the value took in. */
function held(entries: readonly TextEntry[], value: XmpValue): readonly TextEntry[] {
  if (value.form === "text") return entries.slice(0, 1);
  const texts = new Set(value.items.map((item) => (typeof item === "string" ? item : item.text)));
  return entries.filter(({ text }) => texts.has(text));
}

/** ISO 8601, as XMP wants it, of the RFC 1123 date that PNG suggests, of EXIF's "2024:05:06 07:08:09", or of itself. */
function dateOf(text: string): XmpValue | undefined {
  const iso = /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(
    text.trim(),
  );
  if (iso) {
    const time = iso[4] === undefined ? "" : `T${iso[4]}${iso[5] ?? ""}`;
    return { form: "text", text: `${iso[1]}-${iso[2]}-${iso[3]}${time}` };
  }
  // Only with a named zone: without one the result would hang on the zone of this machine.
  const moment = /(GMT|UTC|Z|[+-]\d{4})$/.test(text.trim()) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment)
    ? undefined
    : { form: "text", text: new Date(moment).toISOString().replace(".000Z", "Z") };
}
