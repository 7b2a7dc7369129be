/** How much of one kind of difference a plane has. */
export interface Norms {
  /** Mean over all pixels. */
  readonly mean: number;
  /** Fourth root of the mean of the fourth powers. */
  readonly fourth: number;
}

/** The three difference maps of SSIMULACRA 2 over one plane at one scale; 0 where nothing differs. */
export interface PlaneDifferences {
  /** 1 - SSIM without the denominator of luminance, where that is above 0. */
  readonly ssim: Norms;
  /** Where the candidate has more detail than the reference. */
  readonly ringing: Norms;
  /** Where it has less. */
  readonly blurring: Norms;
}

/** One scale: the planes X, Y and B. */
export type ScaleDifferences = readonly [x: PlaneDifferences, y: PlaneDifferences, b: PlaneDifferences];

/** Six sums over `pixels` pixels, SSIM, ringing, blurring and their fourth powers, as norms. */
export function normsOf(sums: ArrayLike<number>, pixels: number): PlaneDifferences {
  const norms = (map: number): Norms => ({ mean: sums[map] / pixels, fourth: (sums[map + 3] / pixels) ** 0.25 });
  return { ssim: norms(0), ringing: norms(1), blurring: norms(2) };
}
