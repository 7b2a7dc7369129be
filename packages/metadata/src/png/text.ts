import { ascii, join, standsAt } from "../bytes.ts";
import { chunk, type Chunk } from "./chunks.ts";
import { inflate } from "./inflate.ts";

const xmpKeyword = ascii("XML:com.adobe.xmp\0");

/** Whether a chunk is the iTXt that holds XMP (XMP specification part 3, section 1.1.5). */
export const isXmp = ({ type, data }: Chunk): boolean => type === "iTXt" && standsAt(data, xmpKeyword);

/** Text of an XMP chunk, inflated where compressed; undefined when it is malformed or larger than 16 MiB. */
export function readXmp({ data }: Chunk): Uint8Array | undefined {
  const compressed = data[xmpKeyword.length] === 1;
  const language = xmpKeyword.length + 2;
  const translated = data.indexOf(0, language) + 1;
  const text = translated === 0 ? 0 : data.indexOf(0, translated) + 1;
  if (text === 0) return undefined;
  return compressed ? inflate(data.subarray(text)) : data.subarray(text);
}

/** An uncompressed iTXt chunk with XMP, no language, no translated keyword. */
export const xmpChunk = (xmp: Uint8Array): Uint8Array => chunk("iTXt", join([xmpKeyword, new Uint8Array(4), xmp]));
