import type { Quality } from "../quality.ts";
import { grade, gradeWords, isGraded, type Grade } from "./bands.ts";
import { dimensions, factor, figureValue } from "./quantities.ts";
import { detectorTerm, figureTerm } from "./vocabulary.ts";

/** How a statement is meant: all well, look at this, or not what was asked for. */
export type Tone = "good" | "caution" | "bad";

/** The report in two sentences. */
export interface Verdict {
  readonly tone: Tone;
  readonly headline: string;
  readonly lead: string;
}

const endings: Readonly<Record<Grade, readonly [Tone, string]>> = {
  5: ["good", "The source is intact."],
  4: ["good", "The source is almost intact."],
  3: ["caution", "The source changed visibly."],
  2: ["bad", "The source changed a lot."],
  1: ["bad", "The source is hardly to be recognised."],
};

/** Detectors that found something, by the names a person knows. */
export const artefactsFound = ({ artifacts_detected }: Quality): string[] =>
  Object.entries(artifacts_detected)
    .filter(([, found]) => found === true)
    .map(([detector]) => detectorTerm(detector).name);

/** Whether the round trip gave the source back, sample for sample. */
export const isIdentical = ({ round_trip }: Quality): boolean => round_trip.figures["psnr"]?.identical === true;

/** The worst grade of the round trip's figures; undefined when none of them has grades. */
export function roundTripGrade(quality: Quality): Grade | undefined {
  if (isIdentical(quality)) return 5;
  let worst: Grade | undefined;
  for (const [metric, { value }] of Object.entries(quality.round_trip.figures)) {
    if (value === null || !isGraded(metric)) continue;
    const reached = grade(metric, value);
    if (worst === undefined || reached < worst) worst = reached;
  }
  return worst;
}

/** What the run came to: failed thresholds come first, then artefacts, then how well the source survived. */
export function verdict(quality: Quality): Verdict {
  const done = whatWasDone(quality);
  const lead = roundTripSentence(quality);
  if (!quality.thresholds.passed) return { tone: "bad", headline: `${done}, but below the quality asked for.`, lead };
  const risk = quality.fidelity?.hallucination_risk ? ["hallucination risk"] : [];
  const found = [...risk, ...artefactsFound(quality)];
  if (found.length > 0) {
    const names = found.join(", ").toLowerCase();
    return {
      tone: "caution",
      headline: `${done}, with something to look at: ${names}.`,
      lead,
    };
  }
  const worst = roundTripGrade(quality);
  if (worst === undefined) return { tone: "caution", headline: `${done}. Its quality was not measured.`, lead };
  const [tone, ending] = endings[worst];
  return { tone, headline: `${done}. ${ending}`, lead };
}

function whatWasDone({ enhancement: { scale, engine } }: Quality): string {
  if (scale > 1) return `Enlarged ${factor(scale)} times${engine === "ai" ? " by AI" : ""}`;
  return scale === 1 ? "Saved again at its own size" : `Reduced to ${factor(scale * 100)} %`;
}

function roundTripSentence(quality: Quality): string {
  const { dimensions_before, dimensions_after, round_trip } = quality;
  const sizes = `${dimensions(dimensions_before)} pixels became ${dimensions(dimensions_after)}.`;
  if (isIdentical(quality))
    return `${sizes} Brought back to its first size, the result equals the source in every sample.`;
  const worst = roundTripGrade(quality);
  if (worst === undefined) return sizes;
  const figures = Object.entries(round_trip.figures).flatMap(([metric, { value, unit }]) =>
    value === null || !isGraded(metric)
      ? []
      : [`${figureTerm(metric).name} ${figureValue(value)}${unit && ` ${unit}`}`],
  );
  return `${sizes} Brought back to its first size, the result against the source: ${figures.join(", ")}. The difference is ${gradeWords[worst]}.`;
}
