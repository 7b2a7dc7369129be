/** Channels of the pictures that are measured. */
export const channels = 3;

/** Bytes that a run may take at its peak: 6 a working sample (16 bits) of the larger picture, and 300 MB. */
export const memoryLimit = (pixels: number): number => 6 * channels * pixels + 300e6;
