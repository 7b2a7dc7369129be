import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { gradientSimilarityTwin } from "./gmsd-twin.ts";
import { gradientSimilarity } from "./gradient-similarity.ts";

/** Noise over `levels` levels, the same for the same seed. */
function picture(width: number, height: number, levels: number, seed: number): Rgb8 {
  let state = seed;
  const data = new Uint8Array(width * height * 3).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % levels;
  });
  return createRgb8({ width, height, data });
}

const side = integer({ min: 3, max: 90 });
const levels = integer({ min: 1, max: 256 });
const cases = record({ width: side, height: side, a: levels, b: levels, seed: integer({ min: 1, max: 2 ** 31 - 1 }) });

describe("gradient magnitude similarity", () => {
  test("SIMD gives the figures of the plain twin: any size, odd sides too", () => {
    assert(
      property(cases, ({ width, height, a, b, seed }) => {
        const pair = [picture(width, height, a, seed), picture(width, height, b, seed + 1)] as const;
        const [simd, twin] = [gradientSimilarity(...pair), gradientSimilarityTwin(...pair)];
        expect(Math.abs(simd.mean - twin.mean)).toBeLessThan(1e-13);
        expect(Math.abs(simd.deviation - twin.deviation)).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  test("equal pictures have a mean of exactly 1 and no deviation", () => {
    const noise = picture(67, 51, 256, 3);
    expect(gradientSimilarity(noise, noise)).toEqual({ mean: 1, deviation: 0 });
  });

  test("progress rises to 1", () => {
    const fractions: number[] = [];
    const noise = picture(20, 70, 256, 3);
    gradientSimilarity(noise, noise, (fraction) => void fractions.push(fraction));
    expect(fractions).toEqual([16, 32, 48, 64, 70].map((rows) => rows / 70));
  });
});
