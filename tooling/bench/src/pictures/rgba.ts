import type { Depth, Size } from "@pixelproof/core";
import { narrow } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";

/** 8 or 16 bits each. */
export type Samples = Uint8Array | Uint16Array;

/** Interleaved RGBA, straight alpha. */
export interface Rgba extends Size {
  readonly data: Samples;
}

/** A scene with alpha. */
export function rgbaScene(size: Size, depth: Depth): Rgba {
  const { data } = scene({ ...size, channels: 4 });
  return { ...size, data: depth === 8 ? narrow(data) : data };
}

export const depthOf = (samples: Samples): Depth => (samples.BYTES_PER_ELEMENT === 1 ? 8 : 16);

/** The samples in the machine's memory order. */
export const asBytes = ({ buffer, byteOffset, byteLength }: Samples): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Bytes in the machine's memory order as samples; bytes at an odd place are moved. */
export function asSamples(bytes: Uint8Array, depth: Depth): Samples {
  if (depth === 8) return bytes;
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}
