/** 5 (nothing to see) .. 1 (very disturbing), after the impairment scale of Recommendation ITU-R BT.500. */
export type Grade = 1 | 2 | 3 | 4 | 5;

/** What a person would see of a difference of that grade, after the wording of ITU-R BT.500. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  5: "imperceptible",
  4: "barely visible",
  3: "visible",
  2: "disturbing",
  1: "very disturbing",
};

/**
 * Lowest figure of grades 5, 4, 3 and 2. Zinner, Hohlfeld, Abboud, Hossfeld: "Impact of frame rate and resolution on
 * objective QoE metrics", QoMEX 2010, the mapping of PSNR and SSIM to mean opinion scores.
 */
export const gradeBounds = {
  psnr: [45, 33, 27.4, 18.7],
  ssim: [0.99, 0.95, 0.88, 0.5],
} as const;

/** The source of the bands in one sentence, for the page. */
export const gradeSource =
  "The words follow the five-grade impairment scale of Recommendation ITU-R BT.500; the bounds are those that Zinner, Hohlfeld, Abboud and Hossfeld (“Impact of frame rate and resolution on objective QoE metrics”, QoMEX 2010) use to map PSNR and SSIM to opinion scores. They come from viewing moving pictures and are a guide, not a verdict of people who saw this one.";

/** Whether there are bands for a metric. */
export const isGraded = (metric: string): metric is keyof typeof gradeBounds => Object.hasOwn(gradeBounds, metric);

/** The grade of one figure; a bound belongs to the better grade. */
export function grade(metric: keyof typeof gradeBounds, value: number): Grade {
  const [five, four, three, two] = gradeBounds[metric];
  if (value >= five) return 5;
  if (value >= four) return 4;
  if (value >= three) return 3;
  return value >= two ? 2 : 1;
}
