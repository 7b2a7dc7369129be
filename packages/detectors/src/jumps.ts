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

/** A tile is hardly smaller than that many px of the result, and from tile to tile the sign of a jump changes. */
const segmentLength = 64;

/** Fewer lines tell nothing about a segment. */
const linesASegment = 16;

/** At most so many lines are looked at, evenly spread: neighbours hardly differ in an enlargement. */
const mostLines = 400;

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
  const step = Math.ceil(lines / mostLines);
  const at = Array.from({ length: Math.ceil(lines / step) }, (_, i) => i * step);
  const count = Math.max(1, Math.round(Math.min(lines / segmentLength, at.length / linesASegment)));
  const segments = Array.from({ length: count }, () => emptySegment(length));
  walkLines(source, after, direction, enlargement, at, (i, actual, expected) => {
    addLine(segments[Math.floor((i * count) / lines)], actual, expected);
    if (i % 64 === 0) progress(i / lines);
  });
  return segments;
}

/** A line counts less where the source is busy, because there no two enlargements agree, and where everything jumps. */
function addLine({ jump, beyond, square, weight }: Segment, actual: Float32Array, expected: Float32Array): void {
  const last = actual.length - 1;
  if (last < 3) return;
  const { rounding, slope: ofSlope, bend: ofBend } = allowance;
  let [a, b, c] = expected;
  let before = actual[1] - actual[0] - (b - a);
  let here = actual[2] - actual[1] - (c - b);
  for (let x = 2; x < last; x++) {
    const d = expected[x + 1];
    const behind = actual[x + 1] - actual[x] - (d - c);
    const slope = Math.abs(d - a);
    const bend = Math.abs(d - c - b + a);
    const beside = Math.abs(before) + Math.abs(behind);
    const w = 1 / (4 + 0.1 * slope * slope + bend * bend + 0.25 * beside * beside);
    const size = Math.min(Math.abs(here), clip) - rounding - ofSlope * slope - ofBend * bend;
    jump[x] += w * here;
    weight[x] += w;
    if (size > 0) {
      const weighted = w * size;
      beyond[x] += here > 0 ? weighted : -weighted;
      square[x] += weighted * weighted;
    }
    a = b;
    b = c;
    c = d;
    before = here;
    here = behind;
  }
}

function emptySegment(length: number): Segment {
  const zeros = (): Float32Array => new Float32Array(length);
  return { jump: zeros(), beyond: zeros(), square: zeros(), weight: zeros() };
}
