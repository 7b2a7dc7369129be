import type { Rgb8 } from "@pixelproof/core";
import type { Enlargement } from "./axis-taps.ts";
import { walkLines, type Direction } from "./luma-lines.ts";
import type { Plane } from "./planes.ts";

/**
 * Sums over the lines of a segment, for each boundary between neighbouring pixels of a line: index x stands for the one
 * before pixel x. A jump is what luma gains there beyond what the source gains, 8-bit steps.
 */
export interface Segment {
  /** Weighted jumps, signed. */
  readonly jump: Float32Array;
  /** Weighted jumps, signed, less the allowance. */
  readonly beyond: Float32Array;
  /** Squares of those. */
  readonly square: Float32Array;
  /** Weights. */
  readonly weight: Float32Array;
}

/** Px of the result: a tile is hardly smaller, and from tile to tile the sign of a jump changes. */
const segmentLength = 64;

/** At most so many lines are looked at, evenly spread: neighbours hardly differ in an enlargement. */
const mostLines = 480;

/**
 * Jumps that need no seam: up to one 8-bit step comes of rounding alone, smooth gradients are full of them; and a share of what
 * the source itself rises or bends comes of another kernel or tone.
 */
const allowance = { rounding: 1, slope: 0.02, bend: 0.05 };

/** A jump beyond this many 8-bit steps counts as this one. */
const clip = 12;

/** The jumps of all lines that cross the seams of a direction, in segments along the seams. */
export function jumpsOf(
  source: Plane,
  after: Rgb8,
  direction: Direction,
  enlargement: Enlargement,
  progress: (fraction: number) => void,
): Segment[] {
  const [length, lines] = direction === "vertical" ? [after.width, after.height] : [after.height, after.width];
  const segments = Array.from({ length: Math.max(1, Math.round(lines / segmentLength)) }, () => emptySegment(length));
  const step = Math.ceil(lines / mostLines);
  const at = Array.from({ length: Math.ceil(lines / step) }, (_, i) => i * step);
  const scratch = new Float32Array(length);
  walkLines(source, after, direction, enlargement, at, (i, actual, expected) => {
    addLine(segments[Math.floor((i * segments.length) / lines)], actual, expected, scratch);
    if (i % 64 === 0) progress(i / lines);
  });
  return segments;
}

/** A line counts less where the source is busy, because there no two enlargements agree, and where everything jumps. */
function addLine(segment: Segment, actual: Float32Array, expected: Float32Array, jumps: Float32Array): void {
  const { rounding, slope: ofSlope, bend: ofBend } = allowance;
  const last = actual.length - 1;
  for (let x = 1; x <= last; x++) jumps[x] = actual[x] - expected[x] - actual[x - 1] + expected[x - 1];
  for (let x = 2; x < last; x++) {
    const slope = Math.abs(expected[x + 1] - expected[x - 2]);
    const bend = Math.abs(expected[x + 1] - expected[x] - expected[x - 1] + expected[x - 2]);
    const beside = Math.abs(jumps[x - 1]) + Math.abs(jumps[x + 1]);
    const weight = 1 / (4 + 0.1 * slope * slope + bend * bend + 0.25 * beside * beside);
    const jump = jumps[x];
    const size = Math.min(Math.abs(jump), clip) - rounding - ofSlope * slope - ofBend * bend;
    segment.jump[x] += weight * jump;
    segment.weight[x] += weight;
    if (size > 0) {
      segment.beyond[x] += jump > 0 ? weight * size : -weight * size;
      segment.square[x] += weight * weight * size * size;
    }
  }
}

function emptySegment(length: number): Segment {
  const zeros = (): Float32Array => new Float32Array(length);
  return { jump: zeros(), beyond: zeros(), square: zeros(), weight: zeros() };
}
