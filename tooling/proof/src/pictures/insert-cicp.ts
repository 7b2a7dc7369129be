import { crc32 } from "node:zlib";
import { PixelproofError } from "@pixelproof/core";

/** BT.2020 primaries with the PQ transfer function, full range (ITU-T H.273), as PNG's cICP chunk holds them. */
const bt2100pq = Buffer.of(9, 16, 0, 1);

/** Signature and IHDR of a PNG. */
const headerBytes = 33;

/** A PNG with a cICP chunk behind its header (PNG third edition, 11.3.2.6). */
export function insertCicp(png: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from("cICP", "latin1"), bt2100pq]);
  const chunk = Buffer.alloc(typed.length + 8);
  chunk.writeUInt32BE(bt2100pq.length, 0);
  typed.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(typed), typed.length + 4);
  return Buffer.concat([png.subarray(0, headerBytes), chunk, png.subarray(headerBytes)]);
}

/** An AVIF whose `colr` box states the same code points; its samples stay as they are. Throws `INPUT_CORRUPT` where it has no such box. */
export function stateCicp(avif: Buffer): Buffer {
  const at = avif.indexOf("colrnclx", 0, "latin1");
  if (at < 0) throw new PixelproofError("INPUT_CORRUPT", "Expected an nclx colr box in the AVIF but there is none");
  const tagged = Buffer.from(avif);
  tagged.writeUInt16BE(bt2100pq[0], at + 8);
  tagged.writeUInt16BE(bt2100pq[1], at + 10);
  return tagged;
}
