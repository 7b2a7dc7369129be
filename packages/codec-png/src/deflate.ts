import { promisify } from "node:util";
import { constants, deflateRaw, type ZlibOptions } from "node:zlib";
import type { Compression } from "./effort.ts";

/** As far back as deflate looks. */
const windowBytes = 2 ** 15;

/** A part of a stream. */
export interface Part {
  readonly bytes: Uint8Array;
  /** What stands before it in the stream: repetitions of its end are found too. */
  readonly before: Uint8Array;
  readonly last: boolean;
}

/**
 * Deflates a part (RFC 1951) on a thread of libuv; it ends on a whole byte, so that parts can be compressed apart and joined.
 * Filtered photographs hold next to no repetitions, and looking for them takes most of the time: it is done where a sample
 * says that it pays.
 */
export async function deflatePart({ bytes, before, last }: Part, compression: Compression): Promise<Uint8Array> {
  const { level, sample, gain } = compression;
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  if (level === 0) return deflateBy(bytes, { ...runs, finishFlush });
  const start = Math.max(0, (bytes.length - sample) >> 1);
  const middle = bytes.subarray(start, start + sample);
  const [byRuns, byRepetitions] = await Promise.all([
    deflateBy(middle, runs),
    deflateBy(middle, repetitions(level, bytes.subarray(0, start))),
  ]);
  const pays = byRepetitions.length < byRuns.length * (1 - gain);
  return deflateBy(bytes, { ...(pays ? repetitions(level, before) : runs), finishFlush });
}

const runs: ZlibOptions = { strategy: constants.Z_RLE, level: 1 };

const repetitions = (level: number, before: Uint8Array): ZlibOptions => ({
  level,
  dictionary: before.subarray(-windowBytes),
});

const deflateAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);

/** With the largest blocks, and room for the result in one piece. */
const deflateBy = (bytes: Uint8Array, options: ZlibOptions): Promise<Uint8Array> =>
  deflateAsync(bytes, { memLevel: 9, chunkSize: bytes.length + 4096, ...options });
