import { ascii, join, viewOf } from "../bytes.ts";

/** RIFF size and form ("WEBP") before the first chunk. */
export const riffHeaderBytes = 12;

export interface Chunk {
  /** Four letters, padded by a space: "VP8 ". */
  readonly type: string;
  readonly data: Uint8Array;
  /** Type, length and data, with the padding that an odd length gets. */
  readonly raw: Uint8Array;
}

/** End of the RIFF block as its header states it; the file may be shorter. */
export const riffEnd = (bytes: Uint8Array): number => 8 + viewOf(bytes).getUint32(4, true);

/** Chunks inside the RIFF block, up to one whose length leads out of it (RFC 9649, section 2.3). */
export function* readChunks(bytes: Uint8Array): Generator<Chunk, void, undefined> {
  if (bytes.length < riffHeaderBytes) return;
  const view = viewOf(bytes);
  const end = Math.min(riffEnd(bytes), bytes.length);
  for (let at = riffHeaderBytes; at + 8 <= end;) {
    const dataEnd = at + 8 + view.getUint32(at + 4, true);
    if (dataEnd > end) return;
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const next = dataEnd + (dataEnd % 2);
    yield { type, data: bytes.subarray(at + 8, dataEnd), raw: bytes.subarray(at, Math.min(next, end)) };
    at = next;
  }
}

/** A chunk's bytes, padded to an even length. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  return join([ascii(type), littleEndian32(data.length), data, new Uint8Array(data.length % 2)]);
}

/** A WebP file of these chunks. */
export function webpFile(chunks: readonly Uint8Array[]): Uint8Array {
  const size = 4 + chunks.reduce((sum, { length }) => sum + length, 0);
  return join([ascii("RIFF"), littleEndian32(size), ascii("WEBP"), ...chunks]);
}

function littleEndian32(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
}
