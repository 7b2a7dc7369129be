import { ascii, join, standsAt } from "../bytes.ts";
import { chunk, type Chunk } from "./chunks.ts";

const xmpKeyword = ascii("XML:com.adobe.xmp\0");

/** Whether a chunk is the iTXt that holds XMP (XMP specification part 3, section 1.1.5). */
export const isXmp = ({ type, data }: Chunk): boolean => type === "iTXt" && standsAt(data, xmpKeyword);

/** An uncompressed iTXt chunk with XMP, no language, no translated keyword. */
export const xmpChunk = (xmp: Uint8Array): Uint8Array => chunk("iTXt", join([xmpKeyword, new Uint8Array(4), xmp]));
