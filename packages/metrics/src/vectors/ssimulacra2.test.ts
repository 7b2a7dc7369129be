import { compareScales, compareScalesTwin } from "@pixelproof/kernels";
import { withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { atOnce } from "../in-turns.ts";
import { ssimulacra2 } from "../ssimulacra2.ts";
import { scoreOf, subscores } from "../ssimulacra2/score-of.ts";
import { readPair } from "./pairs.fixture.ts";
import { makePair } from "./patterns.fixture.ts";
import { picturesOf, readVectors } from "./ssimulacra2.fixture.ts";

const vectors = withData ? readVectors() : { natural_cases: [], cases: [], subscore_debug: {} };
const { natural_cases: naturals, cases: synthetics } = vectors;
/** Flat pictures: the C++ tool's figure is that of its rounding, up to 2.0 away from 64-bit floats. */
const isFlat = (name: string): boolean => name.startsWith("uniform_shift");

const farthest = (figures: readonly number[], expected: readonly number[]): number => {
  expect(figures).toHaveLength(expected.length);
  return Math.max(...figures.map((figure, i) => Math.abs(figure - expected[i])));
};

test.skipIf(!withData)("there are 62 pairs of photographs and 66 of patterns", () => {
  expect([naturals.length, synthetics.length]).toEqual([62, 66]);
});

describe("against the C++ tool, version 2.1", () => {
  const errors: number[] = [];

  for (const natural of naturals) {
    test(`${natural.name} scores within 0.15`, async () => {
      const [reference, candidate] = await readPair(natural);
      const error = Math.abs(ssimulacra2(reference, candidate) - natural.cpp_score);
      errors.push(error);
      expect(error).toBeLessThan(0.15);
    });
  }

  test.skipIf(!withData)("60 of the 62 pairs of photographs score within 0.05", () => {
    expect(errors.filter((error) => error < 0.05).length).toBeGreaterThanOrEqual(60);
  });

  test.skipIf(!withData)("with the pictures swapped the score is another, and that of the tool again", async () => {
    for (const { cpp_score_swapped_arguments: swapped, ...natural } of naturals) {
      if (swapped === undefined) continue;
      const [reference, candidate] = await readPair(natural);
      expect(Math.abs(ssimulacra2(candidate, reference) - swapped)).toBeLessThan(0.15);
    }
  });

  for (const synthetic of synthetics) {
    const tolerance = synthetic.identical_pair ? 0 : isFlat(synthetic.name) ? 2.1 : 0.05;
    test(`${synthetic.name} scores ${synthetic.identical_pair ? "exactly 100" : `within ${tolerance}`}`, () => {
      const error = Math.abs(ssimulacra2(...makePair(synthetic)) - synthetic.expected_cpp_score);
      expect(error).toBeLessThanOrEqual(tolerance);
    });
  }
});

describe("the definition, which the twin computes in 64-bit floats", () => {
  const score64 = (pictures: Awaited<ReturnType<typeof readPair>>): number =>
    scoreOf(compareScalesTwin(...pictures, "float64"));

  test.skipIf(!withData)("crops of photographs score as an independent program in 64-bit floats has it", async () => {
    for (const natural of naturals.filter(({ crop }) => crop !== undefined)) {
      const score = score64(await readPair(natural));
      expect(Math.abs(score - natural.float64_independent_score)).toBeLessThan(1e-8);
    }
  });

  test.skipIf(!withData)("patterns score so too", () => {
    for (const synthetic of synthetics.filter(({ identical_pair: identical }) => !identical)) {
      expect(Math.abs(score64(makePair(synthetic)) - synthetic.float64_independent_score)).toBeLessThan(1e-8);
    }
  });
});

describe("the figures that are weighted", () => {
  for (const [name, { subscores: expected }] of Object.entries(vectors.subscore_debug)) {
    if (expected === undefined) continue; // A note stands among them.

    test(`those of ${name} are right at every plane, scale, norm and map`, async () => {
      const pictures = await picturesOf(vectors, name);
      expect(farthest(subscores(atOnce(compareScales(...pictures))), expected)).toBeLessThan(5e-4);
    });

    // The twin takes seconds for a whole photograph.
    test.skipIf(name === "kodim01.lcg_noise")(`those of ${name} are right to 12 digits in 64-bit floats`, async () => {
      const pictures = await picturesOf(vectors, name);
      expect(farthest(subscores(compareScalesTwin(...pictures, "float64")), expected)).toBeLessThan(1e-12);
    });
  }
});
