import { promisify } from "node:util";
import { constants, deflateRaw, deflateRawSync, type ZlibOptions } from "node:zlib";
import { deflateRuns } from "@pixelproof/kernels";
import type { Compression } from "./effort.ts";

/** Bytes on which it is tried whether looking for repetitions pays, and those before them that it may find them in. */
const sampleBytes = 2 ** 13;
const beforeSample = 2 ** 14;
/** A strip that runs alone make so many times smaller is drawn, not photographed, and a sample may miss what repeats. */
const drawnRatio = 8;

/**
 * Whether zlib, which looks for repetitions, would make bytes smaller than the size that `deflateRuns` brought them to, by as much
 * as is asked for. In filtered photographs it does not, and takes most of the time: a sample from their middle tells.
 */
export function repetitionsPay(bytes: Uint8Array, deflatedBytes: number, { level, gain }: Compression): boolean {
  if (level === 0) return false;
  if (deflatedBytes * drawnRatio < bytes.length) return true;
  const start = Math.max(0, (bytes.length - sampleBytes) >> 1);
  const sample = bytes.subarray(start, start + sampleBytes);
  const before = bytes.subarray(Math.max(0, start - beforeSample), start);
  const found = deflateRawSync(sample, { ...optionsFor(sample, level), dictionary: before });
  return found.length < deflateRuns(sample, false).length * (1 - gain);
}

const deflateAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);

/** Deflates bytes (RFC 1951) on a thread of libuv; they end on a whole byte, and unless they are the last more may follow. */
export async function deflateRepetitions(bytes: Uint8Array, level: number, last: boolean): Promise<Uint8Array> {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  const deflated = await deflateAsync(bytes, { ...optionsFor(bytes, level), finishFlush });
  // What zlib gives lies in a block of the size of what it got.
  return new Uint8Array(deflated);
}

/** The largest blocks, and room for the result in one piece. */
const optionsFor = (bytes: Uint8Array, level: number): ZlibOptions => ({
  level,
  memLevel: 9,
  chunkSize: bytes.length + 4096,
});
