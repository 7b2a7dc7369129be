import type { XmpValue } from "../xmp/add-properties.ts";

/** A text in several languages; the first is the default one (XMP specification part 1, section 8.2.2.4). */
export function languageAlternative(texts: readonly { readonly text: string; readonly language?: string }[]): XmpValue {
  const items = texts.map(({ text, language }, i) => ({ language: i === 0 ? "x-default" : (language ?? ""), text }));
  const named = texts[0]?.language ? [{ language: texts[0].language, text: texts[0].text }] : [];
  const others = items.slice(1).filter(({ language }) => language !== "");
  return { form: "language", items: [...items.slice(0, 1), ...named, ...others] };
}
