import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { absoluteDifferences } from "./absolute-differences.ts";
import { differenceMask } from "./difference-mask.ts";
import { absoluteDifferencesTwin, differenceMaskTwin, squaredDifferencesTwin } from "./difference-twin.ts";
import { squaredDifferences, squaredDifferencesWithLuma } from "./squared-differences.ts";

/** Lengths about those of a block and of a strip, where padding begins and ends. */
const pixels = constantFrom(1, 4, 15, 16, 17, 333, 4095, 4096, 4097, 9000);
const seed = integer({ min: 1, max: 2 ** 31 - 1 });
const threshold = integer({ min: 0, max: 255 });
const cases = record({ pixels, threshold, spread: constantFrom(0, 1, 3, 40, 255), seed });

/** Two pictures whose samples differ by up to `spread` levels; the same for the same seed. */
function pair({ pixels, spread, seed }: { pixels: number; spread: number; seed: number }): [Uint8Array, Uint8Array] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const a = Uint8Array.from({ length: pixels * 3 }, () => next(256));
  return [a, a.map((value) => Math.max(0, Math.min(255, value + next(2 * spread + 1) - spread)))];
}

/** What a work gives when nobody else has a turn. */
function resultOf<T>(work: Generator<number, T, void>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function maskOf(a: Uint8Array, b: Uint8Array, threshold: number): Uint8Array {
  const mask = new Uint8Array(a.length / 3).fill(7);
  resultOf(differenceMask(a, b, threshold, mask));
  return mask;
}

describe("differences", () => {
  test("SIMD gives exactly the figures of the plain twin: any length, spread and threshold", () => {
    assert(
      property(cases, ({ threshold, ...given }) => {
        const [a, b] = pair(given);
        expect(resultOf(squaredDifferencesWithLuma(a, b))).toEqual(squaredDifferencesTwin(a, b));
        expect(resultOf(squaredDifferences(a, b))).toBe(squaredDifferencesTwin(a, b).samples);
        expect(resultOf(absoluteDifferences(a, b, threshold))).toEqual(absoluteDifferencesTwin(a, b, threshold));
        expect(Buffer.compare(maskOf(a, b, threshold), differenceMaskTwin(a, b, threshold))).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("the greatest differences do not overflow", () => {
    const [a, b] = [new Uint8Array(9000 * 3).fill(255), new Uint8Array(9000 * 3)];
    for (const [first, second] of [
      [a, b],
      [b, a],
    ]) {
      expect(resultOf(squaredDifferencesWithLuma(first, second))).toEqual({
        samples: 27_000 * 65_025,
        luma: 9000 * 65_025,
      });
      expect(resultOf(absoluteDifferences(first, second, 254))).toEqual({ sum: 27_000 * 255, max: 255, count: 9000 });
      expect(resultOf(absoluteDifferences(first, second, 255)).count).toBe(0);
    }
  });

  test("luma is exact block by block, over a lattice of 65,536 colours", () => {
    const a = Uint8Array.from(
      { length: 256 * 256 * 3 },
      (_, i) => [(i / 3) & 255, (i / 768) & 255, (i / 3) & 255][i % 3],
    );
    const b = new Uint8Array(a.length);
    for (let at = 0; at < a.length; at += 48) {
      const [first, second] = [a.subarray(at, at + 48), b.subarray(at, at + 48)];
      expect(resultOf(squaredDifferencesWithLuma(first, second))).toEqual(squaredDifferencesTwin(first, second));
    }
  });

  test("a large picture is compared with pauses, in which another comparison does not disturb it", () => {
    const [a, b] = pair({ pixels: 2 ** 21 + 5, spread: 1, seed: 4 });
    const fractions = [...absoluteDifferences(a, b, 0)];
    expect(fractions).toHaveLength(2);
    expect(fractions).toEqual(fractions.toSorted((x, y) => x - y));
    const paused = squaredDifferencesWithLuma(a, b);
    paused.next();
    const sums = resultOf(squaredDifferencesWithLuma(a, b));
    expect(resultOf(paused)).toEqual(sums);
    expect(sums).toEqual(squaredDifferencesTwin(a, b));
  });
});
