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

/** Lowest figure of grades 5, 4, 3 and 2, and where they come from. */
interface Bands {
  readonly bounds: readonly [five: number, four: number, three: number, two: number];
  readonly source: string;
}

const zinner =
  "T. Zinner, O. Hohlfeld, O. Abboud, T. Hossfeld: Impact of frame rate and resolution on objective QoE metrics, QoMEX 2010 (moving pictures)";

/** Bands of the metrics that have published ones. */
const bands = {
  psnr: { bounds: [45, 33, 27.4, 18.7], source: zinner },
  ssim: { bounds: [0.99, 0.95, 0.88, 0.5], source: zinner },
  ssimulacra2: {
    bounds: [90, 70, 50, 30],
    source: "J. Sneyers, notes on the score in the reference implementation of SSIMULACRA 2.1, Cloudinary 2023",
  },
} as const satisfies Readonly<Record<string, Bands>>;

export type GradedMetric = keyof typeof bands;

/** Whether there are bands for a metric. */
export const isGraded = (metric: string): metric is GradedMetric => Object.hasOwn(bands, metric);

/** Lowest figure of grades 5, 4, 3 and 2, and the publication they come from. */
export const bandsOf = (metric: GradedMetric): Bands => bands[metric];

/** What the words are and are not, in a sentence for the page. */
export const gradeNote =
  "The words are those of the five-grade impairment scale of Recommendation ITU-R BT.500. The bounds are published averages, a guide and not the verdict of people who saw this picture.";

/** The grade of one figure; a bound belongs to the better grade. */
export function grade(metric: GradedMetric, value: number): Grade {
  const [five, four, three, two] = bands[metric].bounds;
  if (value >= five) return 5;
  if (value >= four) return 4;
  if (value >= three) return 3;
  return value >= two ? 2 : 1;
}
