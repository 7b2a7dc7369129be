import { crc32 } from "node:zlib";
import { ascii, join, uint32, viewOf } from "../bytes.ts";

/** The first bytes of every PNG. */
export const pngSignature: Uint8Array = ascii("\x89PNG\r\n\x1a\n");

export const signatureBytes: number = pngSignature.length;

export interface Chunk {
  /** Four letters; the first is upper case for a chunk that a decoder must understand. */
  readonly type: string;
  readonly data: Uint8Array;
  /** Length, type, data and CRC. */
  readonly raw: Uint8Array;
}

const frameBytes = 12;

/** Chunks of a PNG up to IEND, to the end, or to one whose length leads out of the file (PNG 3, section 5.3). */
export function* readChunks(bytes: Uint8Array): Generator<Chunk, void, undefined> {
  const view = viewOf(bytes);
  for (let at = signatureBytes; at + frameBytes <= bytes.length;) {
    const end = at + frameBytes + view.getUint32(at);
    if (end > bytes.length) return;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { type, data: bytes.subarray(at + 8, end - 4), raw: bytes.subarray(at, end) };
    if (type === "IEND") return;
    at = end;
  }
}

/** Whether the CRC of a chunk is that of its type and data. */
export const hasRightCrc = ({ raw }: Chunk): boolean =>
  viewOf(raw).getUint32(raw.length - 4) === crc32(raw.subarray(4, -4));

/** A chunk's bytes with its CRC; the parts are copied once. */
export function chunk(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const made = join([uint32(length), ascii(type), ...parts, new Uint8Array(4)]);
  made.set(uint32(crc32(made.subarray(4, -4))), length + 8);
  return made;
}
