/** How hard to compress. */
export interface Compression {
  /** zlib's level, 1..9, where repetitions are looked for; 0 never looks for them. */
  readonly level: number;
  /** Share of the size that repetitions have to save to be looked for. */
  readonly gain: number;
}

/** What an effort, 0 (fast) .. 9 (small), means: each step down asks 3 % more of repetitions, which take ten times as long to look for. */
export const compressionOf = (effort: number): Compression => ({ level: effort, gain: (9 - effort) * 0.03 });
