import type { AncillaryChunk, Metadata, TextEntry } from "@pixelproof/core";
import { readExifDensity } from "../exif/density.ts";
import { openExif } from "../exif/ifd.ts";
import { present } from "../present.ts";
import type { ReadResult } from "../result.ts";
import { plain } from "../bytes.ts";
import { ancillaryTypes, fitsHeader } from "./ancillary.ts";
import { readChunks, type Chunk } from "./chunks.ts";
import { readCicp } from "./cicp.ts";
import { readPhys } from "./density.ts";
import { readIhdr } from "./header.ts";
import { readIccp } from "./icc.ts";
import { createInflate, type Inflate } from "./inflate.ts";
import { isRawProfile, readRawProfile } from "./raw-profile.ts";
import { entryOf } from "./text.ts";
import { isText, keywordOf, readTextChunk } from "./text-chunk.ts";
import { isXmp } from "./xmp.ts";

/** More than any honest picture has; a file of nothing but tiny chunks would cost a hundred times its size. */
const mostTexts = 10_000;
/** Of all texts together, as they stand in the file, bytes: each becomes a copy. */
const mostTextBytes = 16 * 2 ** 20;

const known = new Set<string>(["IHDR", "iCCP", "eXIf", "XMP", "pHYs", "cICP", ...ancillaryTypes]);

/** Reads a PNG's metadata. Where there is no pHYs, the density of EXIF counts. Never throws. */
export function readPngMetadata(bytes: Uint8Array): ReadResult {
  const warnings: string[] = [];
  const { first, texts } = sortChunks(bytes, warnings);
  const inflate = createInflate();
  const read = <T>(name: string, what: string, parse: (chunk: Chunk) => T | undefined): T | undefined => {
    const chunk = first.get(name);
    const parsed = chunk && parse(chunk);
    if (chunk && parsed === undefined)
      warnings.push(`The ${what} of the PNG is malformed or too large and is left out`);
    return parsed;
  };

  const icc = read("iCCP", "ICC profile", ({ data }) => readIccp(data, inflate));
  const exif = read("eXIf", "EXIF block", ({ data }) => (openExif(data) ? data : undefined));
  const xmp = read("XMP", "XMP packet", (chunk) => readTextChunk(chunk, inflate)?.data);
  const cicp = read("cICP", "cICP chunk", ({ data }) => readCicp(data));
  const raw = readRawProfiles(texts.filter(isRawProfile), inflate, warnings);
  const blocks = { ...raw, ...present({ icc, exif, xmp }) };
  const phys = first.get("pHYs");
  const metadata = present({
    ...blocks,
    text: readTexts(
      texts.filter((chunk) => !isRawProfile(chunk)),
      inflate,
      warnings,
    ),
    density: (phys && readPhys(phys.data)) ?? (blocks.exif && readExifDensity(blocks.exif)),
    cicp,
    ancillary: readAncillary(first, warnings),
  });
  return { metadata, warnings };
}

/** The first chunk of each type, and all with text but XMP. */
function sortChunks(bytes: Uint8Array, warnings: string[]): { first: Map<string, Chunk>; texts: Chunk[] } {
  const first = new Map<string, Chunk>();
  const texts: Chunk[] = [];
  let left = 0;
  let textBytes = 0;
  for (const chunk of readChunks(bytes)) {
    const name = isXmp(chunk) ? "XMP" : chunk.type;
    if (isText(chunk) && name !== "XMP") {
      textBytes += chunk.data.length;
      if (texts.length < mostTexts && textBytes <= mostTextBytes) texts.push(chunk);
      else left++;
    } else if (known.has(name) && !first.has(name)) first.set(name, chunk);
  }
  if (left > 0)
    warnings.push(`The PNG has more than ${mostTexts} texts, or 16 MiB of them; the last ${left} are left out`);
  return { first, texts };
}

/** What the raw profiles hold, the first of each group. */
function readRawProfiles(chunks: readonly Chunk[], inflate: Inflate, warnings: string[]): Metadata {
  let found: Metadata = {};
  for (const chunk of chunks) {
    const text = readTextChunk(chunk, inflate);
    const profile = text && readRawProfile(text);
    if (profile) found = { ...profile, ...found };
    else warnings.push(`The PNG's "${keywordOf(chunk)}" is malformed, too large or of an unknown kind and is left out`);
  }
  return found;
}

function readTexts(chunks: readonly Chunk[], inflate: Inflate, warnings: string[]): TextEntry[] {
  const texts = chunks.map((chunk) => {
    const text = readTextChunk(chunk, inflate);
    return text && entryOf(chunk, text);
  });
  const entries = texts.filter((text) => text !== undefined);
  const malformed = texts.length - entries.length;
  if (malformed > 0) warnings.push(`${malformed} of the PNG's texts are malformed or too large and are left out`);
  return entries;
}

function readAncillary(first: ReadonlyMap<string, Chunk>, warnings: string[]): Metadata["ancillary"] {
  const header = readIhdr(first.get("IHDR"));
  const found: Partial<Record<AncillaryChunk, Uint8Array>> = {};
  for (const type of ancillaryTypes) {
    const data = first.get(type)?.data;
    if (data === undefined) continue;
    if (header && fitsHeader(type, data, header)) found[type] = plain(data);
    else warnings.push(`The ${type} chunk of the PNG is malformed and is left out`);
  }
  return found;
}
