import { viewOf } from "../bytes.ts";
import { chunk, type Chunk } from "./chunks.ts";

/** Flags of the VP8X header (RFC 9649, section 2.7). */
export const flags = { animation: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, icc: 0x20 };

/** What a VP8X header states. */
export interface Extended {
  readonly flags: number;
  readonly width: number;
  readonly height: number;
}

/** Extended header of a file: the one it has, or what its only picture implies; undefined when that is unreadable. */
export function extendedOf(chunks: readonly Chunk[]): Extended | undefined {
  const [{ type, data } = { type: "", data: new Uint8Array() }] = chunks;
  const view = viewOf(data);
  if (type === "VP8X" && data.length >= 10) {
    return { flags: data[0], width: 1 + uint24(view, 4), height: 1 + uint24(view, 7) };
  }
  if (type === "VP8L" && data.length >= 5) {
    const bits = view.getUint32(1, true);
    const alpha = (bits >>> 28) & 1 ? flags.alpha : 0;
    return { flags: alpha, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (type === "VP8 " && data.length >= 10) {
    return { flags: 0, width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  return undefined;
}

/** A VP8X chunk. */
export function extendedChunk({ flags, width, height }: Extended): Uint8Array {
  const data = new Uint8Array(10);
  const view = viewOf(data);
  view.setUint32(4, width - 1, true);
  // Three bytes each: the second overwrites the first's empty fourth.
  view.setUint16(7, (height - 1) & 0xffff, true);
  data[9] = (height - 1) >>> 16;
  data[0] = flags;
  return chunk("VP8X", data);
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
