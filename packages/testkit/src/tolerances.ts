/** What the checks allow. Every bound is generous for a right implementation and far from the usual faults. */
export const tolerances = {
  /** Largest deviation of a flat picture after resampling, of 65535; rounding alone gives 1. */
  flat: { classical: 1, ai: 655 },
  /** Largest shift of a smooth spot's centroid, in pixels of the source; half an output pixel is 0.17 to 0.33. */
  shift: { classical: 0.01, ai: 0.1 },
  /** Levels that the 65,536-level ramp must still have after 2x; a path through 8 bits leaves 256. */
  rampLevels: { classical: 65_000, ai: 2048 },
  /** Largest change of colour next to full transparency, of 65535: one 8-bit level. */
  bleed: { classical: 257, ai: 1311 },
  /** Largest error of a colour converted by a profile, of 65535: half an 8-bit level; a path through 8 bits gives more in shadows. */
  colour: 128,
  /** Alpha above which colour is looked at for bleeding, of 65535: below 1 % rounding of premultiplied values shows. */
  bleedAlpha: 656,
  /** Largest error of the mean after dithering to 8 bits, of 65535: a tenth of an 8-bit level; plain rounding gives 103. */
  ditherMean: 26,
  /** PSNR that lossy compression at quality 90 reaches on the synthetic scene, dB. */
  lossyPsnr: 30,
  /** Largest mean error of alpha after lossy compression at quality 90, of 65535. */
  lossyAlpha: 1311,
  /** Largest relative error of a density after a round trip: PNG counts whole pixels a metre. */
  density: 0.001,
} as const;
