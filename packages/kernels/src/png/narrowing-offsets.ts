import { ditherOffsets, hasAlpha, roundingOffset, type Channels } from "@pixelproof/core";

/** Pixels of a pattern: two vectors of eight samples a channel. */
const patternPixels = 16;

/** What is added to each sample of 16 pixels of a row before it is divided by 257: by row, repeated from the first. */
export function narrowingOffsets(channels: Channels, dither: boolean): Uint16Array[] {
  if (!dither) return [new Uint16Array(patternPixels * channels).fill(roundingOffset)];
  return ditherOffsets.map((offsets) =>
    new Uint16Array(patternPixels * channels).map((_, i) => {
      const isAlpha = hasAlpha({ channels }) && i % channels === channels - 1;
      return isAlpha ? roundingOffset : offsets[Math.floor(i / channels) % offsets.length];
    }),
  );
}
