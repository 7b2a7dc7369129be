import { setImmediate } from "node:timers/promises";
import { throwIfAborted, type Context, type Image, type ResolvedEncodeSettings } from "@pixelproof/core";
import { scanlines } from "@pixelproof/kernels";
import { pngChunk } from "@pixelproof/metadata";
import { atMost } from "./at-most.ts";
import { deflatePart } from "./deflate.ts";
import { compressionOf } from "./effort.ts";

/** Filtered bytes compressed at a time, a row at the least: its size, not the machine, decides what the file's bytes are. */
const stripBytes = 2 ** 19;
/** Deflate with a window of 32 KiB, no dictionary (RFC 1950, section 2.2). */
const zlibHeader = Uint8Array.of(0x78, 0x01);

/**
 * The IDAT chunks of a picture, one a strip of rows. Rows are filtered on the calling thread, where others have their turn
 * between two strips; at most `limits.threads` + 1 strips are held and compressed at the same time. Throws `ABORTED`.
 */
export async function pictureData(
  image: Image,
  { depth, dither, effort }: ResolvedEncodeSettings,
  context: Context,
): Promise<Uint8Array[]> {
  const { limits, signal, progress } = context;
  const compression = compressionOf(effort);
  const rows = Math.max(1, Math.floor(stripBytes / ((image.width * image.channels * depth) / 8 + 1)));
  const count = Math.ceil(image.height / rows);
  const chunks: Uint8Array[] = [];
  const compressing = atMost(limits.threads + 1);
  let [next, done] = [0, 0];
  let before: Uint8Array = new Uint8Array();
  try {
    for (const { bytes, adler } of scanlines(image, { depth, dither, rows })) {
      const part = { bytes, before, last: next === count - 1 };
      const at = next++;
      await compressing.begin(async () => {
        const deflated = await deflatePart(part, compression, image.width * image.height, context);
        const parts = [...(at === 0 ? [zlibHeader] : []), deflated, ...(part.last ? [uint32(adler)] : [])];
        chunks[at] = pngChunk("IDAT", ...parts);
        progress(++done / count);
      });
      before = bytes;
      await setImmediate();
      throwIfAborted(signal);
    }
  } finally {
    await compressing.end();
  }
  throwIfAborted(signal);
  return chunks;
}

const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
