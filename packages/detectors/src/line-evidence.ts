import type { Course } from "./course.ts";
import type { Residual } from "./residual.ts";
import { settleCourse } from "./settle-course.ts";
import { averageOf, centre, flanks, pictureStrip, residualStrip, type Colour, type Strip } from "./strip.ts";

/** What the residual says of a course, in 8-bit steps unless told. */
export interface LineEvidence {
  /** The course between the ends that the residual shows. */
  readonly course: Course;
  /** What the line adds to the strongest of R, G, B, signed: the mean over its length of the strongest pixel across. */
  readonly contrast: number;
  /** Height of the mean cross profile over its flanks. */
  readonly height: number;
  /** Depth of the mean cross profile under its flanks as a fraction of its height: 0 for a line, 1 for an edge. */
  readonly counter: number;
  /** Root mean square of the residual beside the line. */
  readonly noise: number;
  /** Width of the mean cross profile at half height, px across the main axis. */
  readonly width: number;
  /** Range of the source's own mean cross profile: what there was along this very course. */
  readonly sourceRange: number;
}

const reach = 7;

/** Below this mean contrast on the traced course there is nothing to look at, 8-bit steps. */
const leastMean = 2.5;

/**
 * Reads the mean cross profile of the residual along a course, and where the line begins and ends; undefined where the
 * residual has no thin line at all.
 */
export function lineEvidence(residual: Residual, traced: Course): LineEvidence | undefined {
  const { colour, mean: first } = colourOf(addedAlong(residual, traced));
  if (first < leastMean) return undefined;
  const signalAlong = (course: Course): Strip => residualStrip(residual, course, reach, colour);
  const course = settleCourse(traced, signalAlong, residual.after);
  const strip = signalAlong(course);
  const flank = averageOf(strip, flanks);
  const profile = strip.rows.map((_, i) => averageOf(strip, [i - reach]) - flank);
  const height = Math.max(...profile.slice(reach - 1, reach + 2));
  const scale = meanPeak(strip) / averageOf(strip, centre);
  return {
    course,
    contrast: strongest(addedAlong(residual, course)) * scale,
    height,
    noise: noiseOf(strip),
    counter: -Math.min(...profile) / height,
    width: profile.filter((value) => value > height / 2).length,
    sourceRange: sourceRange(residual, course, colour),
  };
}

/** What a course has over its flanks on the mean, in R, G and B. */
function addedAlong(residual: Residual, course: Course): Colour {
  const added = (colour: Colour): number => {
    const strip = residualStrip(residual, course, reach, colour);
    return averageOf(strip, centre) - averageOf(strip, flanks);
  };
  return [added([1, 0, 0]), added([0, 1, 0]), added([0, 0, 1])];
}

/** The signal that a line of these mean additions stands out in: its direction in the opponent space, of length 1. */
function colourOf([r, g, b]: Colour): { colour: Colour; mean: number } {
  const [luma, red, blue] = [(r + 2 * g + b) / 4, r - g, b - g];
  const mean = Math.hypot(luma, red, blue);
  return {
    colour: [(luma / 4 + red) / mean, (luma / 2 - red - blue) / mean, (luma / 4 + blue) / mean],
    mean,
  };
}

const strongest = (channels: Colour): number =>
  channels.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best));

function noiseOf(strip: Strip): number {
  const beside = strip.rows.filter((_, i) => Math.abs(i - reach) >= 3);
  const power = beside.map((row) => row.reduce((sum, value) => sum + value * value, 0) / row.length);
  return Math.sqrt(power.reduce((sum, value) => sum + value, 0) / power.length);
}

function meanPeak({ rows }: Strip): number {
  let sum = 0;
  for (let i = 0; i < rows[0].length; i++) sum += Math.max(...centre.map((shift) => rows[reach + shift][i]));
  return sum / rows[0].length;
}

function sourceRange({ before, after }: Residual, course: Course, colour: Colour): number {
  const strip = pictureStrip(before, scaled(course, before.width / after.width), 3, colour);
  const profile = strip.rows.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
  return Math.max(...profile) - Math.min(...profile);
}

function scaled({ flat, from, to, offset, slope }: Course, factor: number): Course {
  const begin = Math.floor((from + 0.5) * factor);
  const end = Math.max(begin, Math.floor((to + 0.5) * factor));
  return { flat, from: begin, to: end, offset: (offset + 0.5) * factor - 0.5, slope };
}
