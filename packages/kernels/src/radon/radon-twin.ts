import type { SignedPlane } from "../detail/standardise.ts";
import type { StraightPiece } from "./straight-pieces.ts";

/** The twin of `straightPieces` in plain TypeScript, for tests: each digital line is added up by itself. */
export function straightPiecesTwin(plane: SignedPlane, least: number): StraightPiece[] {
  return [true, false].flatMap((flat) => {
    const [along, across] = flat ? [plane.width, plane.height] : [plane.height, plane.width];
    const value = (step: number, position: number): number => {
      if (position < 0 || position >= across) return 0;
      return flat ? plane.data[position * plane.width + step] : plane.data[step * plane.width + position];
    };
    if (along < 32) return [];
    return Array.from({ length: Math.ceil(along / 32) }, (_, i) => Math.min(i * 32, along - 32)).flatMap((from) =>
      [1, -1].flatMap((direction) =>
        piecesOf(value, across, from, direction, least).map((p) => ({ flat, from, ...p })),
      ),
    );
  });
}

function piecesOf(
  value: (step: number, position: number) => number,
  across: number,
  from: number,
  direction: number,
  least: number,
): Omit<StraightPiece, "flat" | "from">[] {
  const pieces: Omit<StraightPiece, "flat" | "from">[] = [];
  for (let block = -32; block < across; block += 16) {
    const lines = Array.from({ length: 32 * 16 }, (_, i) => ({ slope: i >> 4, position: block + (i & 15) })).map(
      ({ slope, position }) => {
        let sum = 0;
        for (const [i, rise] of digitalLines[slope].entries()) {
          sum += value(direction > 0 ? from + i : from + 31 - i, position + rise);
        }
        return direction > 0 ? { offset: position, slope, sum } : { offset: position + slope, slope: -slope, sum };
      },
    );
    for (const sign of [1, -1]) {
      const best = lines.reduce((best, line) => (sign * line.sum > sign * best.sum ? line : best));
      if (sign * best.sum >= least) pieces.push(best);
    }
  }
  return pieces;
}

/** How far a digital line that rises by `slope` over `length` steps has risen at step `i`. */
function risen(slope: number, length: number, i: number): number {
  if (length === 1) return 0;
  const half = length / 2;
  const lower = slope >> 1;
  return i < half ? risen(lower, half, i) : slope - lower + risen(lower, half, i - half);
}

/** How far the line of each slope has risen at each step. */
const digitalLines = Array.from({ length: 32 }, (_, slope) =>
  Array.from({ length: 32 }, (_, i) => risen(slope, 32, i)),
);
