import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { leaseKernels } from "../wasm/lease.ts";
import { compareScalesTwin } from "./compare-scales-twin.ts";
import { compareScales } from "./compare-scales.ts";
import type { ScaleDifferences } from "./scale-differences.ts";

/** Sizes about those of a tile, of a quad, of a strip, and of a strip less the four rows that the filter looks ahead. */
const side = constantFrom(8, 9, 12, 15, 16, 17, 27, 28, 29, 31, 32, 33, 35, 36, 37, 60, 61, 64, 65, 68);
const cases = record({
  width: side,
  height: side,
  spread: constantFrom(1, 20, 255),
  flat: constantFrom(0, 0.5, 0.9),
  seed: integer({ min: 1, max: 2 ** 31 - 1 }),
});

/** A pair of which the share `flat` is one colour, and whose samples differ by up to `spread` levels elsewhere. */
function pair(width: number, height: number, spread: number, flat: number, seed: number): [Rgb8, Rgb8] {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const calm = width * height * 3 * flat;
  const a = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i < calm ? 90 : next(256)));
  const b = a.map((value, i) => (i < calm ? value : Math.max(0, Math.min(255, value + next(2 * spread + 1) - spread))));
  return [createRgb8({ width, height, data: a }), createRgb8({ width, height, data: b })];
}

/** What a work gives when nobody else has a turn. */
function resultOf<T>(work: Generator<number, T, void>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const numbersOf = (scales: readonly ScaleDifferences[]): number[] =>
  scales.flatMap((planes) =>
    planes.flatMap(({ ssim, ringing, blurring }) =>
      [ssim, ringing, blurring].flatMap(({ mean, fourth }) => [mean, fourth]),
    ),
  );

/** The greatest relative difference of two lists of figures. */
function farthest(figures: number[], expected: number[]): number {
  expect(figures).toHaveLength(expected.length);
  return Math.max(...figures.map((figure, i) => Math.abs(figure - expected[i]) / (expected[i] || 1)));
}

describe("comparing the scales of two pictures", () => {
  test("SIMD gives the figures of the plain twin, sums but for their order: any size and content", () => {
    assert(
      property(cases, ({ width, height, spread, flat, seed }) => {
        const [a, b] = pair(width, height, spread, flat, seed);
        const simd = numbersOf(resultOf(compareScales(a, b)));
        expect(farthest(simd, numbersOf(compareScalesTwin(a, b, "float32")))).toBeLessThan(1e-13);
      }),
      { numRuns: 60 },
    );
  });

  test("equal pictures differ by nothing at any scale", () => {
    const [a] = pair(65, 37, 0, 0, 3);
    expect(new Set(numbersOf(resultOf(compareScales(a, a))))).toEqual(new Set([0]));
  });

  test("scales halve as long as the last one has sides of 8 px, up to six", () => {
    const scalesOf = (width: number, height: number): number => {
      const [a, b] = pair(width, height, 9, 0, 5);
      return resultOf(compareScales(a, b)).length;
    };
    expect([scalesOf(8, 8), scalesOf(16, 14), scalesOf(16, 17), scalesOf(300, 9), scalesOf(300, 260)]).toEqual([
      2, 2, 3, 2, 6,
    ]);
  });

  test("the fraction done rises, and two pairs compared in turn do not disturb each other", () => {
    const [a, b] = pair(700, 800, 9, 0.3, 7);
    const expected = numbersOf(resultOf(compareScales(a, b)));
    const fractions: number[] = [];
    const works = [compareScales(a, b), compareScales(a, b)].map((work) => ({ work, step: work.next() }));
    while (works.some(({ step }) => step.done !== true)) {
      for (const one of works) {
        if (one.step.done === true) continue;
        if (one === works[0]) fractions.push(one.step.value);
        one.step = one.work.next();
      }
    }
    for (const { step } of works) expect(step.done === true && numbersOf(step.value)).toEqual(expected);
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions).toEqual(fractions.toSorted((x, y) => x - y));
  });

  test("a work that is stopped gives its memory back, and no instance that grew large is kept", () => {
    const [a, b] = pair(600, 500, 9, 0, 7);
    for (const _ of compareScales(a, b)) break;
    const stopped = leaseKernels();
    const first = stopped.arena.reserve(1);
    stopped.release();
    expect(first - stopped.kernels.heapBase()).toBeLessThan(16);
    const [wide, other] = pair(4000, 8, 9, 0, 7);
    resultOf(compareScales(wide, other));
    expect(leaseKernels().arena.capacity).toBeLessThanOrEqual(8 * 2 ** 20);
  });

  test("pictures too wide for the memory are refused before any is taken", () => {
    const wide = createRgb8({ width: 2 ** 18 + 1, height: 8, data: new Uint8Array((2 ** 18 + 1) * 24) });
    expect(() => resultOf(compareScales(wide, wide))).toThrow(expect.objectContaining({ code: "LIMIT_MEMORY" }));
  });
});
