/** Samples in memory that threads share, or in memory of this one; all 0. */
export const newSamples = (length: number, shared: boolean): Uint16Array =>
  shared ? new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT)) : new Uint16Array(length);
