import { Readable } from "node:stream";
import type { ByteRange } from "./file-store.ts";

/** The bytes `start` to `end` of a stream, both included; the rest behind is not read. */
export const sliceStream = (stream: Readable, range: ByteRange): Readable =>
  Readable.from(sliced(stream, range), { objectMode: false });

async function* sliced(stream: AsyncIterable<Uint8Array>, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of stream) {
    const part = chunk.subarray(Math.max(0, start - at), end + 1 - at);
    at += chunk.length;
    if (part.length > 0) yield part;
    if (at > end) return;
  }
}
