/** Room for the samples of a large picture, in memory that threads share: they need no copies. */
export const sharedSamples = (length: number): Uint16Array =>
  new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT));

/** 8 -> 16 bits: `v * 257`, so that 0 and 255 become 0 and 65535 exactly; into `wide` where it is given. */
export function widen(
  samples: Uint8Array | Uint8ClampedArray,
  wide: Uint16Array = new Uint16Array(samples.length),
): Uint16Array {
  for (let i = 0; i < samples.length; i++) wide[i] = samples[i] * 257;
  return wide;
}

/** Half of the 257 that stand between two levels of 8 bits, rounded down. */
export const roundingOffset = 128;

/**
 * One sample 16 -> 8 bits: `(v + 128) / 257` rounded down, the exact rounding of `v / 257`; 8 -> 16 -> 8 is the identity. Divided by
 * a multiplication of whole numbers, which gives the same for every sample.
 */
export function narrowSample(value: number): number {
  return (value * 255 + 32_895) >> 16;
}

/** 16 -> 8 bits by `narrowSample`, into `narrowed` where it is given. */
export function narrow(samples: Uint16Array, narrowed: Uint8Array = new Uint8Array(samples.length)): Uint8Array {
  for (let i = 0; i < samples.length; i++) narrowed[i] = (samples[i] * 255 + 32_895) >> 16;
  return narrowed;
}
