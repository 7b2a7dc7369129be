import { leaseKernels, type Lease } from "../wasm/lease.ts";

/** Pixels compared at a time: two strips fit into the fastest cache. */
const stripPixels = 4096;
/** Pixels between two pauses: one or two milliseconds. */
const pausePixels = 2 ** 20;
const pixelBytes = 3;
/** Kernels work on whole blocks of 16 pixels, and read up to 16 bytes more. */
const blockBytes = 48;
const slack = 16;

/** The same pixels of both pictures in the memory of the kernels, padded to a whole block with pixels that are alike. */
export interface Strip {
  /** Addresses of the two. */
  readonly a: number;
  readonly b: number;
  /** Bytes of each, with the padding. */
  readonly length: number;
  /** The pixels of the pictures, without the padding. */
  readonly start: number;
  readonly end: number;
}

/**
 * Brings two pictures of interleaved 8-bit RGB, of one length, through the memory of the kernels strip by strip. `begin`
 * gets the lease and the pixels of the longest strip, may reserve blocks, and gives what is done with each strip. Yields the fraction done now and then.
 */
export function* inStrips(
  a: Uint8Array,
  b: Uint8Array,
  begin: (lease: Lease, longest: number) => (strip: Strip) => void,
): Generator<number, void, void> {
  const lease = leaseKernels();
  const { arena } = lease;
  const stripBytes = stripPixels * pixelBytes;
  try {
    const [toA, toB] = [arena.reserve(stripBytes + slack), arena.reserve(stripBytes + slack)];
    const compare = begin(lease, stripPixels);
    const [stripA, stripB] = [arena.bytes(toA, stripBytes), arena.bytes(toB, stripBytes)];
    for (let at = 0; at < a.length; at += stripBytes) {
      const next = Math.min(at + stripBytes, a.length);
      const length = Math.ceil((next - at) / blockBytes) * blockBytes;
      stripA.set(a.subarray(at, next));
      stripB.set(b.subarray(at, next));
      for (const strip of [stripA, stripB]) strip.fill(0, next - at, length);
      compare({ a: toA, b: toB, length, start: at / pixelBytes, end: next / pixelBytes });
      if ((next / pixelBytes) % pausePixels === 0) yield next / a.length;
    }
  } finally {
    lease.release();
  }
}
