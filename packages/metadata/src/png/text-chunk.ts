import { latin1Of, utf8Of } from "../text.ts";
import type { Chunk } from "./chunks.ts";
import type { Inflate } from "./inflate.ts";

/** A tEXt, zTXt or iTXt chunk taken apart, its text inflated (PNG 3, sections 11.3.3.2 to 11.3.3.4). */
export interface TextChunk {
  readonly keyword: string;
  /** Latin-1, or UTF-8 in iTXt. */
  readonly data: Uint8Array;
  /** "" outside of iTXt and where none is given. */
  readonly language: string;
  readonly translatedKeyword: string;
}

export const isText = ({ type }: Chunk): boolean => type === "tEXt" || type === "zTXt" || type === "iTXt";

/** Keyword of a text chunk, without inflating its text; undefined when there is none of 1 to 79 letters. */
export function keywordOf({ data }: Chunk): string | undefined {
  const end = data.subarray(0, 80).indexOf(0);
  return end > 0 ? latin1Of(data.subarray(0, end)) : undefined;
}

/** A text chunk's parts; undefined when it is malformed or its text too large. */
export function readTextChunk(chunk: Chunk, inflate: Inflate): TextChunk | undefined {
  const { type, data } = chunk;
  const keyword = keywordOf(chunk);
  if (keyword === undefined) return undefined;
  const rest = data.subarray(keyword.length + 1);
  if (type === "iTXt") return readInternational(keyword, rest, inflate);
  const text = type === "tEXt" ? rest : rest[0] === 0 ? inflate(rest.subarray(1)) : undefined;
  return text && { keyword, data: text, language: "", translatedKeyword: "" };
}

function readInternational(keyword: string, rest: Uint8Array, inflate: Inflate): TextChunk | undefined {
  const languageEnd = rest.indexOf(0, 2);
  const translatedEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return undefined;
  const text = rest.subarray(translatedEnd + 1);
  const data = rest[0] === 1 ? inflate(text) : text;
  const language = latin1Of(rest.subarray(2, languageEnd));
  const translatedKeyword = utf8Of(rest.subarray(languageEnd + 1, translatedEnd));
  return data && { keyword, data, language, translatedKeyword };
}
