import type { Loss, Metadata } from "@pixelproof/core";
import { join } from "../bytes.ts";
import { describeDensity } from "../density.ts";
import { lost, placeless, type WriteResult } from "../result.ts";
import { ancillaryChunks, ancillaryTypes } from "./ancillary.ts";
import { chunk, readChunks, signatureBytes, type Chunk } from "./chunks.ts";
import { cicpChunk } from "./cicp.ts";
import { physChunk, readPhys, toPerMetre } from "./density.ts";
import { requireIhdr } from "./header.ts";
import { iccpChunk } from "./icc.ts";
import { isText } from "./text-chunk.ts";
import { textChunks } from "./text.ts";
import { xmpChunk } from "./xmp.ts";

/**
 * A PNG with exactly these groups of metadata, put after its header (the background colour after the palette, where it
 * has to stand); all other chunks, those of an animation too, and bytes after the end stay as they are. Throws
 * `INPUT_CORRUPT` for a file without a header chunk.
 */
export function writePngMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const chunks = [...readChunks(bytes)];
  const { first, header } = requireIhdr(chunks[0]);
  const { icc, exif, xmp, text = [], density, cicp } = metadata;
  const losses = placeless("PNG", metadata, ["icc", "exif", "xmp", "text", "density", "cicp", "ancillary"]);
  const { bKGD, ...ancillary } = Object.fromEntries(ancillaryChunks(metadata, header, losses));
  const kept = chunks.slice(1).filter((chunk) => !isReplaced(chunk, metadata));
  const palette = kept.findIndex(({ type }) => type === "PLTE") + 1;
  const raw = kept.map((chunk) => chunk.raw);
  const parts = [
    bytes.subarray(0, signatureBytes),
    first.raw,
    ...(icc ? [iccpChunk(icc)] : []),
    ...(cicp ? [cicpChunk(cicp, losses)] : []),
    ...Object.values(ancillary),
    ...densityParts(density, losses),
    ...(exif ? [chunk("eXIf", exif)] : []),
    ...(xmp ? [xmpChunk(xmp)] : []),
    ...textChunks(text, losses),
    ...raw.slice(0, palette),
    ...(bKGD ? [bKGD] : []),
    ...raw.slice(palette),
    bytes.subarray(chunks.reduce((end, chunk) => end + chunk.raw.length, signatureBytes)),
  ];
  return { bytes: join(parts), losses };
}

const replaced = new Set<string>(["iCCP", "eXIf", "cICP", ...ancillaryTypes]);

function isReplaced(chunk: Chunk, { density }: Metadata): boolean {
  // A pHYs chunk that states no density states the shape of the pixels, and may stay.
  if (chunk.type === "pHYs") return density !== undefined || readPhys(chunk.data) !== undefined;
  return replaced.has(chunk.type) || isText(chunk);
}

function densityParts(density: Metadata["density"], losses: Loss[]): Uint8Array[] {
  if (density === undefined) return [];
  const metric = toPerMetre(density);
  if (Math.max(metric.x, metric.y) < 2 ** 31) return [physChunk(metric)];
  losses.push(lost("density", `PNG holds at most 2^31 - 1 pixels per metre, not ${describeDensity(density)}`));
  return [];
}
