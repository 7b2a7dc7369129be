import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { SignedPlane } from "../detail/standardise.ts";
import { random } from "../resample/random-taps.fixture.ts";
import { straightPiecesTwin } from "./radon-twin.ts";
import { straightPieces, type StraightPiece } from "./straight-pieces.ts";

/** Sides about those of a strip and of a tile. */
const side = constantFrom(1, 15, 31, 32, 33, 64, 100, 190, 193, 225, 260);

function noise(width: number, height: number, seed: number): SignedPlane {
  const next = random(seed);
  return { width, height, data: Int8Array.from({ length: width * height }, () => 60 * (next() + next() - 1)) };
}

const sorted = (pieces: readonly StraightPiece[]): string[] => pieces.map((piece) => JSON.stringify(piece)).toSorted();

describe("straight pieces", () => {
  test("are those of the plain twin: any size, every strip, block and slope", () => {
    assert(
      property(
        side,
        side,
        integer({ min: 1, max: 2 ** 31 - 1 }),
        constantFrom(320, 512, 700),
        (width, height, seed, least) => {
          const plane = noise(width, height, seed);
          const ordered = (pieces: readonly StraightPiece[]) =>
            sorted(pieces.map(({ flat, from, offset, slope, sum }) => ({ flat, from, offset, slope, sum })));
          expect(ordered(straightPieces(plane, least))).toEqual(ordered(straightPiecesTwin(plane, least)));
        },
      ),
      { numRuns: 15, seed: 1 },
    );
  });

  test("a line drawn into nothing is found where it is, with its sign", () => {
    const [width, height] = [300, 200];
    const data = new Int8Array(width * height);
    for (let x = 40; x < 260; x++) {
      for (const dy of [-1, 0, 1]) data[(dy + Math.round(150 - (x - 40) / 3)) * width + x] = -50;
    }
    const pieces = straightPieces({ width, height, data }, 32 * 40);
    expect(pieces.length).toBeGreaterThan(5);
    for (const { flat, from, offset, slope, sum } of pieces) {
      expect([flat, sum < -32 * 40]).toEqual([true, true]);
      const at = (x: number): number => 150 - (x - 40) / 3;
      expect(Math.abs(offset - at(from))).toBeLessThan(3);
      expect(Math.abs(offset + slope - at(from + 31))).toBeLessThan(3);
    }
  });

  test("nothing is found where nothing is, or in what is shorter than a piece", () => {
    expect(straightPieces({ width: 400, height: 300, data: new Int8Array(120_000) }, 512)).toEqual([]);
    expect(straightPieces({ width: 31, height: 31, data: new Int8Array(961).fill(96) }, 512)).toEqual([]);
  });
});
