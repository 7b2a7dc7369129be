import { createImage, ditherOffsets, roundingOffset, type Channels, type Depth, type Image } from "@pixelproof/core";
import { assert, boolean, constantFrom, integer, oneof, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { leaseKernels } from "../wasm/lease.ts";
import { joinAdler } from "./join-adler.ts";
import { scanlines } from "./scanlines.ts";
import { adler32Twin, scanlinesTwin } from "./scanlines-twin.ts";

const cases = record({
  // The wide ones have rows of several times 4 KiB.
  width: oneof({ weight: 9, arbitrary: integer({ min: 1, max: 45 }) }, constantFrom(1025, 3100)),
  height: integer({ min: 1, max: 12 }),
  channels: constantFrom<Channels>(1, 2, 3, 4),
  depth: constantFrom<Depth>(8, 16),
  dither: boolean(),
  rows: integer({ min: 1, max: 25 }),
  grain: constantFrom(0, 300, 20_000, 65_536),
  seed: integer({ min: 1, max: 2 ** 31 - 1 }),
});

/** A slope with so much grain; the same for the same seed. */
function picture(width: number, height: number, channels: Channels, grain: number, seed: number): Image {
  let state = seed;
  const data = new Uint16Array(width * height * channels).map((_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return i * 97 + Math.floor((state / 2 ** 32) * grain);
  });
  return createImage({ width, height, channels, data });
}

interface Settings {
  readonly depth: Depth;
  readonly dither: boolean;
  /** Rows of a strip. */
  readonly rows: number;
}

/** All rows, strip by strip, each from as few rows of the picture as it needs. */
function joined(image: Image, { rows, ...settings }: Settings): { bytes: Buffer; adler: number } {
  const { width, height, channels } = image;
  const strips: Uint8Array[] = [];
  let adler = 1;
  for (let start = 0; start < height; start += rows) {
    const [top, end] = [Math.max(0, start - 1), Math.min(start + rows, height)];
    const data = image.data.slice(top * width * channels, end * width * channels);
    const part = createImage({ width, height: end - top, channels, data });
    const strip = scanlines(part, { ...settings, start: start - top, end: end - top, top });
    strips.push(strip.bytes);
    adler = joinAdler(adler, strip.adler, strip.bytes.length);
  }
  return { bytes: Buffer.concat(strips), adler };
}

/** PNG 3, section 9.2, from the decoder's side. */
function unfiltered(scanlines: Uint8Array, length: number, pixel: number): Uint8Array {
  const rows = scanlines.length / (length + 1);
  const bytes = new Uint8Array(rows * length);
  for (let y = 0; y < rows; y++) {
    const type = scanlines[y * (length + 1)];
    for (let i = 0; i < length; i++) {
      const at = y * length + i;
      const [a, b] = [i < pixel ? 0 : bytes[at - pixel], y === 0 ? 0 : bytes[at - length]];
      const c = i < pixel || y === 0 ? 0 : bytes[at - length - pixel];
      bytes[at] = scanlines[y * (length + 1) + 1 + i] + [0, a, b, (a + b) >> 1, nearest(a, b, c)][type];
    }
  }
  return bytes;
}

/** PNG 3, section 9.4. */
function nearest(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

describe("scanlines", () => {
  test("SIMD gives every byte of the plain twin: any size, channels, depth, filter, strips", () => {
    assert(
      property(cases, ({ width, height, channels, grain, seed, ...settings }) => {
        const image = picture(width, height, channels, grain, seed);
        const { bytes, adler } = joined(image, settings);
        const twin = scanlinesTwin(image, settings);
        expect(Buffer.compare(bytes, twin)).toBe(0);
        expect(adler).toBe(adler32Twin(twin));
      }),
      { numRuns: 500 },
    );
  });

  test("a decoder gets the samples back, most significant byte first", () => {
    assert(
      property(cases, ({ width, height, channels, grain, seed, rows }) => {
        const image = picture(width, height, channels, grain, seed);
        const { bytes } = joined(image, { depth: 16, dither: false, rows });
        const samples = Buffer.from(unfiltered(bytes, width * channels * 2, channels * 2)).swap16();
        const given = Buffer.from(image.data.buffer, image.data.byteOffset, image.data.byteLength);
        expect(Buffer.compare(samples, given)).toBe(0);
      }),
    );
  });

  test("the predictor of Paeth is the standard's, by a lattice of neighbours", () => {
    const lease = leaseKernels();
    const { kernels, arena } = lease;
    const levels = Array.from({ length: 86 }, (_, i) => i * 3);
    const [above, row, to] = [arena.reserve(4096), arena.reserve(4096), arena.reserve(4096)];
    for (const b of levels) {
      // Pairs of bytes: c b above, a x below; x is 0, so that the residual is the predictor's negative.
      const pairs = levels.flatMap((a) => levels.map((c) => [a, c]));
      for (let at = 0; at < pairs.length; at += 1024) {
        const part = pairs.slice(at, at + 1024);
        arena.bytes(above, 2048).set(part.flatMap(([, c]) => [c, b]));
        arena.bytes(row, 2048).set(part.flatMap(([a]) => [a, 0]));
        kernels.filterBytes(4, row, above, part.length * 2, 1, to);
        const right = arena.bytes(to, part.length * 2).filter((_, i) => i % 2 === 1);
        const expected = Uint8Array.from(part, ([a, c]) => -nearest(a, b, c));
        expect(Buffer.compare(right, expected)).toBe(0);
      }
    }
    lease.release();
  });

  test("all 65,536 levels are narrowed exactly, by every offset of rounding and dithering", () => {
    const lease = leaseKernels();
    const { kernels, arena } = lease;
    const levels = Uint16Array.from({ length: 65_536 }, (_, i) => i);
    const [from, to] = [arena.place(levels), arena.reserve(levels.length)];
    for (const offset of [roundingOffset, ...ditherOffsets.flatMap((row) => [...row])]) {
      kernels.narrowRow(from, to, levels.length, arena.place(new Uint16Array(16).fill(offset)), 32);
      const expected = new Uint8Array(levels.length).map((_, level) => Math.floor((level + offset) / 257));
      expect(Buffer.compare(arena.bytes(to, levels.length), expected)).toBe(0);
    }
    lease.release();
  });

  test("the checksum does not overflow over the greatest bytes, whatever their number", () => {
    const lease = leaseKernels();
    const { kernels, arena } = lease;
    const bytes = arena.place(new Uint8Array(200_000).fill(255));
    for (const length of [0, 1, 15, 16, 17, 5551, 5552, 5553, 200_000]) {
      expect(kernels.adler32(1, bytes, length) >>> 0).toBe(adler32Twin(new Uint8Array(length).fill(255)));
    }
    lease.release();
  });

  test("strips of the whole picture are the same as strips of its parts", () => {
    const image = picture(200, 60, 4, 300, 5);
    const settings = { depth: 8, dither: true } as const;
    const strips = [0, 20, 40].map((start) => scanlines(image, { ...settings, start, end: start + 20, top: 0 }).bytes);
    expect(Buffer.compare(Buffer.concat(strips), joined(image, { ...settings, rows: 7 }).bytes)).toBe(0);
  });

  test("the memory is given back", () => {
    const before = leaseKernels();
    const first = before.arena.reserve(1);
    before.release();
    scanlines(picture(20, 6, 4, 300, 5), { depth: 16, dither: false, start: 0, end: 6, top: 0 });
    const after = leaseKernels();
    expect(after.arena.reserve(1)).toBe(first);
    after.release();
  });
});
