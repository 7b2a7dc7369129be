import type { Rgb8 } from "@pixelproof/core";
import type { Enlargement } from "./axis-taps.ts";
import { axisTaps } from "./axis-taps.ts";
import { blendRows, spreadRow } from "./enlarge.ts";
import { opponentRow, transpose, type Plane } from "./planes.ts";

/** How a seam runs: vertical ones are crossed by the rows of a picture, horizontal ones by its columns. */
export type Direction = "vertical" | "horizontal";

/** Told of a line of the result: its place among all lines, its luma, and the luma the source lets expect there. */
export type LineVisitor = (at: number, actual: Float32Array, expected: Float32Array) => void;

/** Columns read at once, so that memory is walked along the rows. */
const block = 16;

/** Walks the lines `at`, ascending, that cross the seams of a direction, (R + 2G + B) / 4, 8-bit steps, not rounded. */
export function walkLines(
  source: Plane,
  after: Rgb8,
  direction: Direction,
  enlargement: Enlargement,
  at: readonly number[],
  visit: LineVisitor,
): void {
  const upright = direction === "vertical";
  const plane = upright ? source : transpose(source);
  const length = upright ? after.width : after.height;
  const across = axisTaps(plane.width, length, enlargement);
  const down = axisTaps(plane.height, upright ? after.height : after.width, enlargement, at);
  const blended = new Float32Array(plane.width);
  const expected = new Float32Array(length);
  const lines = Array.from({ length: block }, () => new Float32Array(length));
  for (let i = 0; i < at.length; i++) {
    if (i % block === 0) readLines(after, upright, at.slice(i, i + block), lines);
    blendRows(plane.data, down, i, blended);
    spreadRow(blended, across, expected);
    visit(at[i], lines[i % block], expected);
  }
}

function readLines(after: Rgb8, upright: boolean, at: readonly number[], lines: readonly Float32Array[]): void {
  if (upright) {
    for (const [i, y] of at.entries()) opponentRow(after, 0, y, lines[i]);
    return;
  }
  const { width, height, data } = after;
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < at.length; i++) {
      const p = (y * width + at[i]) * 3;
      lines[i][y] = (data[p] + 2 * data[p + 1] + data[p + 2]) / 4;
    }
  }
}
