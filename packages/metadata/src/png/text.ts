import type { Loss, TextEntry } from "@pixelproof/core";
import { join } from "../bytes.ts";
import { changed, lost } from "../result.ts";
import { latin1Bytes, latin1Of, utf8Bytes, utf8Of } from "../text.ts";
import { chunk, type Chunk } from "./chunks.ts";
import type { TextChunk } from "./text-chunk.ts";

/** Printable Latin-1 and line feeds: what tEXt may hold (PNG 3, section 11.3.3.2). */
const latin1Text = /^[\n\x20-\x7e\xa1-\xff]*$/;
const keywordForm = /^(?! )(?!.*  )[\x20-\x7e\xa1-\xff]{1,79}(?<! )$/;
const nul = Uint8Array.of(0);

/** The entry of a text chunk. */
export function entryOf({ type }: Chunk, { keyword, data, language, translatedKeyword }: TextChunk): TextEntry {
  return {
    keyword,
    text: type === "iTXt" ? utf8Of(data) : latin1Of(data),
    ...(language && { language }),
    ...(translatedKeyword && { translatedKeyword }),
  };
}

/** A chunk for each entry: tEXt where Latin-1 and a keyword say it all, iTXt otherwise. What PNG refuses is listed. */
export function textChunks(entries: readonly TextEntry[], losses: Loss[]): Uint8Array[] {
  const writable = entries.filter(isWritable);
  const refused = entries.filter((entry) => !isWritable(entry)).map(({ keyword }) => JSON.stringify(keyword));
  if (refused.length > 0) {
    const reason = `PNG has keywords of 1 to 79 Latin-1 letters and no zeros in its text; left out: ${refused.join(", ")}`;
    losses.push((writable.length > 0 ? changed : lost)("text", reason));
  }
  return writable.map(toChunk);
}

const isWritable = ({ keyword, text, language = "", translatedKeyword = "" }: TextEntry): boolean =>
  keywordForm.test(keyword) && ![text, language, translatedKeyword].some((part) => part.includes("\0"));

function toChunk({ keyword, text, language = "", translatedKeyword = "" }: TextEntry): Uint8Array {
  const name = join([latin1Bytes(keyword), nul]);
  if (!language && !translatedKeyword && latin1Text.test(text)) return chunk("tEXt", name, latin1Bytes(text));
  const uncompressed = Uint8Array.of(0, 0);
  const tags = [latin1Bytes(language), nul, utf8Bytes(translatedKeyword), nul];
  return chunk("iTXt", name, uncompressed, ...tags, utf8Bytes(text));
}
