import type { Course } from "./course.ts";
import type { Residual } from "./residual.ts";
import { settleCourse } from "./settle-course.ts";
import { residualStrip } from "./residual-strip.ts";
import { averageOf, centre, flankReach, flanks, mean, pictureStrip, rowOf, type Colour, type Strip } from "./strip.ts";

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
const shifts = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);

/** Below this mean contrast on the traced course there is nothing to look at, 8-bit steps. */
const leastMean = 2.5;

/**
 * Reads the mean cross profile of the residual along a course, and where the line begins and ends; undefined where the
 * residual has no thin line at all.
 */
export function lineEvidence(residual: Residual, traced: Course): LineEvidence | undefined {
  const { colour, mean: first } = colourOf(addedAlong(residual, traced));
  if (first < leastMean) return undefined;
  const signalAlong = (course: Course, reach: number): Strip => residualStrip(residual, course, reach, colour);
  const course = settleCourse(traced, signalAlong, residual.after);
  const strip = signalAlong(course, reach);
  const flank = averageOf(strip, flanks);
  const profile = shifts.map((shift) => mean(rowOf(strip, shift)) - flank);
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
    const strip = residualStrip(residual, course, flankReach, colour);
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
  const beside = shifts.filter((shift) => Math.abs(shift) >= 3);
  return Math.sqrt(beside.reduce((sum, shift) => sum + meanSquare(rowOf(strip, shift)), 0) / beside.length);
}

function meanSquare(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return sum / values.length;
}

function meanPeak(strip: Strip): number {
  const [left, middle, right] = centre.map((shift) => rowOf(strip, shift));
  return mean(middle.map((value, i) => Math.max(left[i], value, right[i])));
}

function sourceRange({ before, after }: Residual, course: Course, colour: Colour): number {
  const strip = pictureStrip(before, scaled(course, before.width / after.width), 3, colour);
  const profile = [-3, -2, -1, 0, 1, 2, 3].map((shift) => mean(rowOf(strip, shift)));
  return Math.max(...profile) - Math.min(...profile);
}

function scaled({ flat, from, to, offset, slope }: Course, factor: number): Course {
  const begin = Math.floor((from + 0.5) * factor);
  const end = Math.max(begin, Math.floor((to + 0.5) * factor));
  return { flat, from: begin, to: end, offset: (offset + 0.5) * factor - 0.5, slope };
}
