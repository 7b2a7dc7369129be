import { PixelproofError, type Limits, type Size } from "@pixelproof/core";

const MiB = 2 ** 20;

/** What a run holds before any picture: Node, sharp, two threads with their modules. */
const runtime = 330 * MiB;

/**
 * Bytes a pixel of the result costs at the peak: planes of comparing and detecting, which do not depend on the channels, and what
 * does: source, picture and file, at 16 bits. Bounds the measured peaks of grey to RGBA, 1 to 50 MP at 1.5x, by at most a quarter
 * from 2 MP on; `npx -y pnpm@12 bench growth` and `/usr/bin/time -v` on `pixelproof enhance` show figures to compare with
 * `memory_predicted_bytes`.
 */
const bytesPerPixel = (channels: number): number => 20 + 9 * channels;

/** Bytes a run is predicted to hold at its peak; inks that are kept count as channels beside those of their rendering. */
export const predictMemory = ({ width, height }: Size, channels: number): number =>
  runtime + width * height * bytesPerPixel(channels);

/** Pixels of the largest result whose predicted memory stays within the limit. */
export const pixelsWithin = (limits: Limits, channels: number): number =>
  Math.max(0, limits.memoryBytes - runtime) / bytesPerPixel(channels);

/** Throws `LIMIT_MEMORY` when more is predicted than allowed; called before any pixel is read. */
export function assertMemory(predicted: number, limits: Limits): void {
  if (predicted <= limits.memoryBytes) return;
  throw new PixelproofError(
    "LIMIT_MEMORY",
    `Expected a run within ${Math.round(limits.memoryBytes / MiB)} MiB but this one is predicted to take ${Math.round(predicted / MiB)} MiB; lower the scale or raise limits.memoryBytes`,
    { details: { predicted, limit: limits.memoryBytes } },
  );
}
