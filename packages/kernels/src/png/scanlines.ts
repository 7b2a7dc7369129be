import type { Depth, Image } from "@pixelproof/core";
import { leaseKernels, type Lease } from "../wasm/lease.ts";
import { narrowingOffsets } from "./narrowing-offsets.ts";

/** How samples become filtered bytes. */
export interface ScanlineSettings {
  /** Bits a sample. */
  readonly depth: Depth;
  /** Spread the rounding to 8 bits by core's ordered pattern. */
  readonly dither: boolean;
  /** Rows of a strip; the last has what is left. */
  readonly rows: number;
}

/** Some rows as PNG compresses them. */
export interface ScanlineStrip {
  /** Each row's filter type, then its filtered bytes (PNG 3, section 7.2). */
  readonly bytes: Uint8Array;
  /** Adler-32 of all bytes up to the end of this strip. */
  readonly adler: number;
}

/** What kernels may read and write past the end of a block. */
const slack = 32;
/** The zeros before a row of bytes. */
const margin = 16;

/**
 * A picture as the scanlines of a PNG of its channels, strip by strip from the top; each row is filtered so that it takes the
 * fewest bits by estimate. Whoever stops early frees the memory by it: three rows and a strip.
 */
export function* scanlines(image: Image, settings: ScanlineSettings): Generator<ScanlineStrip, void, void> {
  const { width, height, channels, data } = image;
  const { depth, rows } = settings;
  const lease = leaseKernels();
  const { kernels, arena } = lease;
  try {
    const samples = width * channels;
    const pixel = (channels * depth) / 8;
    const length = width * pixel;
    const source = arena.reserve(samples * 2 + slack);
    const lines = [reserveLine(lease, length), reserveLine(lease, length)];
    const stripBytes = Math.min(rows, height) * (length + 1);
    const filtered = arena.reserve(stripBytes + slack);
    const toBytes = byteWriter(lease, image, settings);
    const readable = arena.samples(source, samples);
    const bytes = arena.bytes(filtered, stripBytes);
    for (const line of lines) arena.bytes(line - margin, margin + length).fill(0);
    let adler = 1;
    for (let start = 0; start < height; start += rows) {
      const end = Math.min(start + rows, height);
      let to = filtered;
      for (let y = start; y < end; y++, to += length + 1) {
        const [row, above] = y % 2 === 0 ? lines : [lines[1], lines[0]];
        readable.set(data.subarray(y * samples, (y + 1) * samples));
        toBytes(source, row, samples, y);
        const type = kernels.chooseFilter(row, above, length, pixel);
        bytes[to - filtered] = type;
        kernels.filterBytes(type, row, above, length, pixel, to + 1);
      }
      // A number beyond 2^31 comes back negative.
      adler = kernels.adler32(adler, filtered, to - filtered) >>> 0;
      yield { bytes: bytes.slice(0, to - filtered), adler };
    }
  } finally {
    lease.release();
  }
}

const reserveLine = ({ arena }: Lease, length: number): number => arena.reserve(margin + length + slack) + margin;

/** What writes a row of samples as bytes: both bytes of each, or rounded or dithered to one by the pattern of row `y`. */
function byteWriter(
  { arena, kernels }: Lease,
  { channels }: Image,
  { depth, dither }: ScanlineSettings,
): (from: number, to: number, samples: number, y: number) => void {
  if (depth === 16) return (from, to, samples) => kernels.swapBytes(from, to, samples);
  const patterns = narrowingOffsets(channels, dither).map((offsets) => ({
    address: arena.place(offsets),
    bytes: offsets.byteLength,
  }));
  return (from, to, samples, y) => {
    const { address, bytes } = patterns[y % patterns.length];
    kernels.narrowRow(from, to, samples, address, bytes);
  };
}
