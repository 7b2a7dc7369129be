import { setImmediate } from "node:timers/promises";
import { throwIfAborted, type Context } from "@pixelproof/core";

/** Samples looked at between two turns of the event loop: a few milliseconds. */
const stripSamples = 2 ** 21;

/** Calls `work` for strips of `height` rows of `rowSamples` samples; between two of them others have their turn. Throws `ABORTED`. */
export async function inStrips(
  height: number,
  rowSamples: number,
  { signal }: Context,
  work: (start: number, end: number) => void,
): Promise<void> {
  const rows = Math.max(1, Math.floor(stripSamples / rowSamples));
  for (let start = 0; start < height; start += rows) {
    work(start, Math.min(height, start + rows));
    await setImmediate();
    throwIfAborted(signal);
  }
}
