import { PixelproofError, type Channels, type Limits, type Size } from "@pixelproof/core";

/**
 * Bytes a run is predicted to hold at its peak, from sizes alone. The peak lies in encoding and measuring: the source and
 * the result at 16 bits, the result decoded again and the encoder's own copy (another 2 + 2), both in 8-bit RGB, and the
 * round trip at the source's size in float.
 */
export function predictMemory(source: Size, result: Size, channels: Channels): number {
  const runtime = 150 * 2 ** 20;
  const sourcePixels = source.width * source.height;
  const resultPixels = result.width * result.height;
  return Math.round(runtime + sourcePixels * (channels * (2 + 4) + 6) + resultPixels * (channels * 6 + 3 + 4));
}

/** Throws `LIMIT_MEMORY` when more is predicted than allowed; called before any pixel is read. */
export function assertMemory(predicted: number, limits: Limits): void {
  if (predicted <= limits.memoryBytes) return;
  const MiB = 2 ** 20;
  throw new PixelproofError(
    "LIMIT_MEMORY",
    `Expected a run within ${Math.round(limits.memoryBytes / MiB)} MiB but this one is predicted to take ${Math.round(predicted / MiB)} MiB; lower the scale or raise limits.memoryBytes`,
    { details: { predicted, limit: limits.memoryBytes } },
  );
}
