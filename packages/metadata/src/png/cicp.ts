import type { Cicp, Loss } from "@pixelproof/core";
import { changed } from "../result.ts";
import { chunk } from "./chunks.ts";

/** Code points of a cICP chunk (PNG 3, section 11.3.2.6); undefined when it is malformed. */
export function readCicp(data: Uint8Array): Cicp | undefined {
  const [primaries, transfer, matrix, range] = data;
  return data.length === 4 ? { primaries, transfer, matrix, fullRange: range === 1 } : undefined;
}

/** A cICP chunk; PNG holds RGB, so its matrix is always 0. */
export function cicpChunk({ primaries, transfer, matrix, fullRange }: Cicp, losses: Loss[]): Uint8Array {
  if (matrix !== 0) losses.push(changed("cicp", `PNG holds RGB, so the matrix became 0 from ${matrix}`));
  return chunk("cICP", Uint8Array.of(primaries, transfer, 0, fullRange ? 1 : 0));
}
