import { promisify } from "node:util";
import { constants, deflateRaw, type ZlibOptions } from "node:zlib";
import type { Context } from "@pixelproof/core";
import { defineTask, deflateRuns, run } from "@pixelproof/kernels";
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

/** Deflates a part without looking for repetitions. */
export const runsTask = defineTask(import.meta.url, "runsTask", ({ bytes, last }: Omit<Part, "before">) =>
  deflateRuns(bytes, last),
);

/**
 * Deflates a part (RFC 1951) of the data of so many pixels; it ends on a whole byte, so that parts can be compressed apart and
 * joined. Filtered photographs hold next to no repetitions, and looking for them takes most of the time: it is done, by zlib on
 * a thread of libuv, where a sample says that it pays.
 */
export async function deflatePart(
  { bytes, before, last }: Part,
  { level, sample, gain }: Compression,
  pixels: number,
  context: Context,
): Promise<Uint8Array> {
  if (level > 0) {
    const start = Math.max(0, (bytes.length - sample) >> 1);
    const middle = bytes.subarray(start, start + sample);
    const found = await deflateRepetitions(middle, { level, before: bytes.subarray(0, start) });
    if (found.length < deflateRuns(middle, false).length * (1 - gain)) {
      return deflateRepetitions(bytes, { level, before, ...(last && { finishFlush: constants.Z_FINISH }) });
    }
  }
  return run(runsTask, { bytes, last }, pixels, { ...context, progress: () => {} });
}

const deflateAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(deflateRaw);

/** By zlib, with the largest blocks, and room for the result in one piece. */
const deflateRepetitions = (
  bytes: Uint8Array,
  { before, ...options }: ZlibOptions & { readonly before: Uint8Array },
): Promise<Uint8Array> =>
  deflateAsync(bytes, {
    memLevel: 9,
    chunkSize: bytes.length + 4096,
    dictionary: before.subarray(-windowBytes),
    finishFlush: constants.Z_SYNC_FLUSH,
    ...options,
  });
