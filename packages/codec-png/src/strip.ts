import { createImage, type Depth, type Image } from "@pixelproof/core";
import { defineTask, deflateRuns, scanlines, type ScanlineSettings } from "@pixelproof/kernels";
import type { Compression } from "./effort.ts";
import { repetitionsPay } from "./repetitions.ts";

/** Filtered bytes compressed at a time, a row at the least: its size, not the machine, decides what the file's bytes are. */
const stripBytes = 2 ** 21;

/** Rows of a picture, those that a strip needs, and which of them it is. */
export interface StripJob extends ScanlineSettings {
  readonly image: Image;
  readonly compression: Compression;
  /** Whether the strip ends the picture. */
  readonly last: boolean;
}

/** A strip deflated without looking for repetitions. */
export interface Strip {
  readonly deflated: Uint8Array;
  /** Adler-32 and number of the filtered bytes. */
  readonly adler: number;
  readonly length: number;
  /** The filtered bytes, where repetitions are worth looking for. */
  readonly repetitive?: Uint8Array;
}

const scanlineBytes = ({ width, channels }: Image, depth: Depth): number => (width * channels * depth) / 8 + 1;

/** Rows of the picture by strip, from the top. */
export function* stripsOf(image: Image, depth: Depth): Generator<{ index: number; start: number; end: number }> {
  const rows = Math.max(1, Math.floor(stripBytes / scanlineBytes(image, depth)));
  for (let start = 0, index = 0; start < image.height; start += rows, index++) {
    yield { index, start, end: Math.min(start + rows, image.height) };
  }
}

/** The rows that a strip reads, to be given to a thread: a copy, unless the picture lies in memory that threads share. */
export function rowsFor(
  image: Image,
  { start, end }: { readonly start: number; readonly end: number },
): { image: Image; top: number; given: ArrayBuffer[] } {
  if (!(image.data.buffer instanceof ArrayBuffer)) return { image, top: 0, given: [] };
  const { width, channels } = image;
  // The filters of the first row look at the one above.
  const top = Math.max(0, start - 1);
  const data = image.data.slice(top * width * channels, end * width * channels);
  return { image: createImage({ ...image, height: end - top, data }), top, given: [data.buffer] };
}

/** Filters a strip, and deflates it in the quick way. */
export const stripTask = defineTask(
  import.meta.url,
  "stripTask",
  ({ image, compression, last, ...settings }: StripJob): Strip => {
    const { bytes, adler } = scanlines(image, settings);
    const deflated = shared(deflateRuns(bytes, last));
    const strip = { deflated, adler, length: bytes.length };
    return repetitionsPay(bytes, deflated.length, compression) ? { ...strip, repetitive: bytes } : strip;
  },
);

/** What is handed from thread to thread in memory of its own makes the garbage collectors of both count it, and run the oftener. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
