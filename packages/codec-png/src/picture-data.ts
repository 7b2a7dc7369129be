import { setImmediate } from "node:timers/promises";
import { throwIfAborted, type Context, type Image, type ResolvedEncodeSettings } from "@pixelproof/core";
import { joinAdler, run } from "@pixelproof/kernels";
import { compressionOf } from "./effort.ts";
import { deflateRepetitions } from "./repetitions.ts";
import { rowsFor, stripsOf, stripTask } from "./strip.ts";
import { uint32 } from "./uint32.ts";

/** A strip as it stands in the file. */
interface Deflated {
  readonly bytes: Uint8Array;
  /** Adler-32 and number of the bytes that were deflated. */
  readonly adler: number;
  readonly length: number;
}

/**
 * The zlib stream of a picture (RFC 1950) in its parts, one list a strip of rows. Up to `limits.threads` + 1 strips are made at the
 * same time; those of a small picture on the calling thread, where others have their turn after each. Throws `ABORTED`.
 */
export async function pictureData(
  image: Image,
  { depth, dither, effort }: ResolvedEncodeSettings,
  context: Context,
): Promise<Uint8Array[][]> {
  const compression = compressionOf(effort);
  const pixels = image.width * image.height;
  const quiet = { ...context, progress: () => {} };
  const strips: Deflated[] = [];
  // Whoever throws ends the queue for all.
  const queue = stripsOf(image, depth);
  let rows = 0;
  const lane = async (): Promise<void> => {
    for (const { index, start, end } of queue) {
      const { given, top, image: part } = rowsFor(image, { start, end });
      const last = end === image.height;
      const job = { image: part, top, start: start - top, end: end - top, depth, dither, compression, last };
      const { deflated, adler, length, repetitive } = await run(stripTask, job, pixels, quiet, given);
      const other = repetitive && (await deflateRepetitions(repetitive, compression.level, last));
      strips[index] = { bytes: other && other.length < deflated.length ? other : deflated, adler, length };
      await setImmediate();
      throwIfAborted(context.signal);
      rows += end - start;
      context.progress(rows / image.height);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: context.limits.threads + 1 }, lane));
  for (const settled of lanes) if (settled.status === "rejected") throw settled.reason;
  const adler = strips.reduce((sum, strip) => joinAdler(sum, strip.adler, strip.length), 1);
  const parts = strips.map(({ bytes }) => [bytes]);
  parts[0].unshift(zlibHeader);
  parts[parts.length - 1].push(uint32(adler));
  return parts;
}

/** Deflate with a window of 32 KiB, no dictionary (section 2.2). */
const zlibHeader = Uint8Array.of(0x78, 0x01);
