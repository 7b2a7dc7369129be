/** How hard to compress. */
export interface Compression {
  /** zlib's level, 1..9, where repetitions are looked for; 0 looks for runs of one byte alone. */
  readonly level: number;
  /** Bytes in the middle of each strip on which it is tried whether looking for repetitions pays. */
  readonly sample: number;
  /** Share of the sample's size that repetitions have to save. */
  readonly gain: number;
}

/** What an effort, 0 (fast) .. 9 (small), means. */
export const compressionOf = (effort: number): Compression =>
  effort === 9 ? { level: 9, sample: Infinity, gain: 0 } : { level: effort, sample: 2 ** 14, gain: 0.01 };
