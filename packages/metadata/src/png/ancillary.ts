import type { AncillaryChunk, Loss, Metadata } from "@pixelproof/core";
import { viewOf } from "../bytes.ts";
import { changed, lost } from "../result.ts";
import { chunk } from "./chunks.ts";
import type { Header } from "./header.ts";

/** Whether the data of a chunk of each type says something in a picture of this header (PNG 3, sections 11.3.2 to 11.3.6). */
const forms: Readonly<Record<AncillaryChunk, (data: Uint8Array, header: Header) => boolean>> = {
  gAMA: ({ length }) => length === 4,
  cHRM: ({ length }) => length === 32,
  sRGB: ({ length }) => length === 1,
  mDCV: ({ length }) => length === 24,
  cLLI: ({ length }) => length === 8,
  tIME: ({ length }) => length === 7,
  sBIT: (data, { depth, colourType }) => {
    const most = colourType === palette ? 8 : depth;
    return data.length === significant[colourType] && data.every((bits) => bits > 0 && bits <= most);
  },
  bKGD: (data, { depth, colourType }) => {
    if (colourType === palette) return data.length === 1;
    const view = viewOf(data);
    return data.length === 2 * (colourType & 2 ? 3 : 1) && everySample(view, (value) => value < 2 ** depth);
  },
};

const palette = 3;
/** Channels that sBIT speaks of, by colour type. */
const significant: readonly (number | undefined)[] = [1, undefined, 3, 3, 2, undefined, 4];

/** The types, in an order they may stand in: all but bKGD before a palette. */
export const ancillaryTypes = ["sBIT", "gAMA", "cHRM", "sRGB", "mDCV", "cLLI", "tIME", "bKGD"] as const;

/** Whether the data of a chunk fits the picture. */
export const fitsHeader = (type: AncillaryChunk, data: Uint8Array, header: Header): boolean =>
  forms[type](data, header);

/** A chunk of each type that fits the picture. sRGB gives way to a profile, which it may not stand beside. */
export function ancillaryChunks(
  { ancillary = {}, icc }: Metadata,
  header: Header,
  losses: Loss[],
): Map<AncillaryChunk, Uint8Array> {
  const chunks = new Map<AncillaryChunk, Uint8Array>();
  const reasons: string[] = [];
  for (const type of ancillaryTypes) {
    const data = ancillary[type];
    if (data === undefined) continue;
    if (type === "sRGB" && icc !== undefined) {
      reasons.push("a PNG has a profile or an sRGB chunk, and the profile is kept");
    } else if (fitsHeader(type, data, header)) chunks.set(type, chunk(type, data));
    else reasons.push(`the ${type} chunk is of a picture with another depth or other channels`);
  }
  if (reasons.length > 0)
    losses.push((chunks.size > 0 ? changed : lost)("ancillary", `Left out: ${reasons.join("; ")}`));
  return chunks;
}

function everySample(view: DataView, holds: (value: number) => boolean): boolean {
  for (let at = 0; at < view.byteLength; at += 2) if (!holds(view.getUint16(at))) return false;
  return true;
}
