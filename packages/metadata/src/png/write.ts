import { PixelproofError, type Loss, type Metadata } from "@pixelproof/core";
import { join } from "../bytes.ts";
import { describeDensity } from "../density.ts";
import { lost, placeless, type WriteResult } from "../result.ts";
import { chunk, readChunks, signatureBytes, type Chunk } from "./chunks.ts";
import { physChunk, readPhys, toPerMetre } from "./density.ts";
import { iccpChunk } from "./icc.ts";
import { isXmp, xmpChunk } from "./text.ts";

/**
 * A PNG with exactly these groups of metadata, put after its header; all other chunks stay as they are, save an sRGB
 * chunk, which a profile outranks and may not stand beside. PNG has no place for IPTC. Throws `INPUT_CORRUPT` for a
 * file without a header chunk.
 */
export function writePngMetadata(bytes: Uint8Array, metadata: Metadata): WriteResult {
  const [header, ...rest] = readChunks(bytes);
  if (header?.type !== "IHDR") {
    throw new PixelproofError("INPUT_CORRUPT", "Expected a header chunk first in the PNG but received none");
  }
  const { icc, exif, xmp, density } = metadata;
  const losses = placeless("PNG", metadata, ["icc", "exif", "xmp", "density"]);
  const parts = [
    bytes.subarray(0, signatureBytes),
    header.raw,
    ...(icc ? [iccpChunk(icc)] : []),
    ...densityParts(density, losses),
    ...(exif ? [chunk("eXIf", exif)] : []),
    ...(xmp ? [xmpChunk(xmp)] : []),
    ...rest.filter((chunk) => !isReplaced(chunk, metadata)).map(({ raw }) => raw),
  ];
  return { bytes: join(parts), losses };
}

function isReplaced(chunk: Chunk, { icc, density }: Metadata): boolean {
  const { type, data } = chunk;
  // A pHYs chunk that states no density states the shape of the pixels, and may stay.
  if (type === "pHYs") return density !== undefined || readPhys(data) !== undefined;
  return type === "iCCP" || type === "eXIf" || isXmp(chunk) || (type === "sRGB" && icc !== undefined);
}

function densityParts(density: Metadata["density"], losses: Loss[]): Uint8Array[] {
  if (density === undefined) return [];
  const metric = toPerMetre(density);
  if (Math.max(metric.x, metric.y) < 2 ** 31) return [physChunk(metric)];
  losses.push(lost("density", `PNG holds at most 2^31 - 1 pixels per metre, not ${describeDensity(density)}`));
  return [];
}
