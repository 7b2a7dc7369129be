import { promisify } from "node:util";
import { constants, deflateRaw, deflateRawSync, type ZlibOptions } from "node:zlib";
import { deflateRuns } from "@pixelproof/kernels";
import type { Compression } from "./effort.ts";

/** As far back as deflate looks, in bytes. */
export const windowBytes: number = 2 ** 15;
/** Bytes on which it is tried whether looking for repetitions pays. */
const sampleBytes = Number(process.env.SAMPLE);

/**
 * Whether zlib, which looks for repetitions, makes bytes smaller than `deflateRuns` by as much as is asked for, judged by a sample
 * from their middle. In filtered photographs it does not, and takes most of the time.
 */
export function repetitionsPay(bytes: Uint8Array, { level, gain }: Compression): boolean {
  if (level === 0) return false;
  const start = Math.max(0, (bytes.length - sampleBytes) >> 1);
  const sample = bytes.subarray(start, start + sampleBytes);
  const found = deflateRawSync(sample, optionsFor(sample, level, bytes.subarray(Math.max(0, start - Number(process.env.DICT)), start)));
  return found.length < deflateRuns(sample, false).length * (1 - gain);
}

const deflateAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);

/** Deflates bytes (RFC 1951) on a thread of libuv, with the repetitions of what stands before them in the stream. */
export async function deflateRepetitions(
  { filtered, before }: { readonly filtered: Uint8Array; readonly before: Uint8Array },
  level: number,
  last: boolean,
): Promise<Uint8Array> {
  const options = optionsFor(filtered, level, before);
  const deflated = await deflateAsync(filtered, last ? { ...options, finishFlush: constants.Z_FINISH } : options);
  // What zlib gives lies in a block of the size of what it got.
  return new Uint8Array(deflated);
}

/** The largest blocks, room for the result in one piece, and an end on a whole byte. */
const optionsFor = (bytes: Uint8Array, level: number, before: Uint8Array): ZlibOptions => ({
  level,
  memLevel: 9,
  chunkSize: bytes.length + 4096,
  dictionary: before.subarray(-windowBytes),
  finishFlush: constants.Z_SYNC_FLUSH,
});
