import { ditherTo8, narrow, type Image } from "@pixelproof/core";
import type { ScanlineSettings } from "./scanlines.ts";

/** The twin of `scanlines` in plain TypeScript, for tests: all rows at once. */
export function scanlinesTwin(image: Image, { depth, dither }: Pick<ScanlineSettings, "depth" | "dither">): Uint8Array {
  const bytes = depth === 16 ? bigEndian(image.data) : dither ? ditherTo8(image) : narrow(image.data);
  const pixel = (image.channels * depth) / 8;
  const length = image.width * pixel;
  const result = new Uint8Array(image.height * (length + 1));
  for (let y = 0; y < image.height; y++) {
    const row = bytes.subarray(y * length, (y + 1) * length);
    const above = y === 0 ? new Uint8Array(length) : bytes.subarray((y - 1) * length, y * length);
    const candidates = [0, 1, 2, 3, 4].map((type) => filtered(type, row, above, pixel));
    const type = cheapest(candidates);
    result[y * (length + 1)] = type;
    result.set(candidates[type], y * (length + 1) + 1);
  }
  return result;
}

/** Adler-32 as RFC 1950, section 8.2 states it. */
export function adler32Twin(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

function bigEndian(samples: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, sample] of samples.entries()) view.setUint16(i * 2, sample);
  return bytes;
}

/** PNG 3, section 9.2. */
function filtered(type: number, row: Uint8Array, above: Uint8Array, pixel: number): Uint8Array {
  return row.map((x, i) => {
    const [a, b, c] = [i < pixel ? 0 : row[i - pixel], above[i], i < pixel ? 0 : above[i - pixel]];
    return x - [0, a, b, Math.floor((a + b) / 2), paeth(a, b, c)][type];
  });
}

/** PNG 3, section 9.4. */
function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

function cheapest(candidates: readonly Uint8Array[]): number {
  const costs = candidates.map((bytes) => {
    const step = Math.max(1, bytes.length >> 12);
    return bytes.reduce((sum, byte, i) => ((i >> 4) % step === 0 ? sum + bits(byte) : sum), 0);
  });
  return costs.indexOf(Math.min(...costs));
}

/** Quarters of bits that a residual takes by estimate; above 15 that of the middle of its sixteen. */
function bits(byte: number): number {
  const size = byte < 128 ? byte : 256 - byte;
  if (size === 0) return 0;
  return 8 + Math.round(4 * Math.log2(1 + (size < 16 ? size : (size >> 4) * 16 + 7)));
}
