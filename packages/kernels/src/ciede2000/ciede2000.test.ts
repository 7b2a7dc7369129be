import { readFileSync } from "node:fs";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { array, assert, constantFrom, integer, oneof, pre, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { ciede2000OfLab } from "./ciede2000-of-lab.ts";
import { ciede2000Twin } from "./ciede2000-twin.ts";
import { colourDifferences, type ColourDifferences } from "./colour-differences.ts";
import { labTwin, type Lab } from "./lab-twin.ts";

/** One of the 34 pairs, with its published figure and that of 64-bit floats. */
interface Pair {
  readonly pair: number;
  readonly lab1: Lab;
  readonly lab2: Lab;
  readonly dE00: number;
  readonly dE00_float64_independent: number;
}

function readPairs(): readonly Pair[] {
  const { pairs }: { pairs: Pair[] } = JSON.parse(readFileSync(dataFile("vectors/ciede2000.json"), "utf8"));
  return pairs;
}

type Rgb = readonly [red: number, green: number, blue: number];

const level = integer({ min: 0, max: 255 });
const dark = integer({ min: 0, max: 30 });
const colour = oneof(tuple(level, level, level), tuple(dark, dark, dark));
const grey = level.map((value): Rgb => [value, value, value]);
const step = integer({ min: -3, max: 3 });
/** Any two colours, neighbours, greys and what is nearly grey. */
const pairs = oneof(
  tuple(oneof(colour, grey), oneof(colour, grey)),
  tuple(oneof(colour, grey), tuple(step, step, step)).map(([from, by]): [Rgb, Rgb] => [from, moved(from, by)]),
);

function moved([red, green, blue]: Rgb, by: Rgb): Rgb {
  const within = (value: number): number => Math.min(255, Math.max(0, value));
  return [within(red + by[0]), within(green + by[1]), within(blue + by[2])];
}

function differencesOf(pixels: readonly (readonly [Rgb, Rgb])[]): ColourDifferences {
  const [a, b] = [0, 1].map((side) => Uint8Array.from(pixels.flatMap((pair) => pair[side])));
  const work = colourDifferences(a, b);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const twinOf = ([first, second]: readonly [Rgb, Rgb]): number => ciede2000Twin(labTwin(first), labTwin(second));

/** Whether hues lie so close to 180 degrees apart that CIEDE2000 itself jumps. */
function nearlyOpposite([first, second]: readonly [Rgb, Rgb]): boolean {
  const [[, a1, b1], [, a2, b2]] = [labTwin(first), labTwin(second)];
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const angle = Math.abs(Math.atan2(b1, a1 * stretch) - Math.atan2(b2, a2 * stretch));
  const off = Math.abs(angle - Math.PI);
  return off < 1e-5 && off > 1e-12;
}

describe.skipIf(!withData)("the 34 pairs of Sharma, Wu and Dalal", () => {
  const published = withData ? readPairs() : [];

  test("the twin has them to 4 decimals, and those of another program in 64-bit floats to 1e-9", () => {
    expect(published).toHaveLength(34);
    for (const { lab1, lab2, dE00, dE00_float64_independent: exact } of published) {
      for (const figure of [ciede2000Twin(lab1, lab2), ciede2000Twin(lab2, lab1)]) {
        expect(Math.abs(figure - dE00)).toBeLessThanOrEqual(5e-5);
        expect(Math.abs(figure - exact)).toBeLessThan(1e-9);
      }
    }
  });

  test("SIMD has them to 1e-4, either way round", () => {
    const [first, second] = [
      Float32Array.from(published.flatMap(({ lab1 }) => lab1)),
      Float32Array.from(published.flatMap(({ lab2 }) => lab2)),
    ];
    for (const figures of [ciede2000OfLab(first, second), ciede2000OfLab(second, first)]) {
      expect(figures).toHaveLength(34);
      const wrong = published.filter(({ dE00 }, i) => !(Math.abs(figures[i] - dE00) <= 1e-4));
      expect(wrong.map(({ pair }) => pair)).toEqual([]);
    }
  });
});

describe("colour differences", () => {
  test("SIMD is within 1e-4 of 64-bit floats for any two 8-bit colours whose hues are not all but opposite", () => {
    assert(
      property(pairs, (pair) => {
        pre(!nearlyOpposite(pair));
        expect(Math.abs(differencesOf([pair]).max - twinOf(pair))).toBeLessThan(1e-4);
      }),
      { numRuns: 2000, seed: 2000 },
    );
  });

  test("hues that are exactly opposite count as 180 degrees away", () => {
    for (const pair of [
      [
        [20, 1, 20],
        [1, 24, 1],
      ],
      [
        [20, 22, 20],
        [22, 20, 22],
      ],
      [
        [9, 8, 9],
        [3, 8, 3],
      ],
    ] as const) {
      const [first, second] = pair;
      expect(differencesOf([pair]).max).toBeCloseTo(twinOf(pair), 4);
      expect(differencesOf([[second, first]]).max).toBeCloseTo(twinOf(pair), 4);
    }
  });

  test("the order of the pictures does not matter, and equal ones are 0", () => {
    assert(
      property(array(pairs, { minLength: 1, maxLength: 20 }), (pixels) => {
        pre(!pixels.some(nearlyOpposite));
        const swapped = differencesOf(pixels.map(([first, second]) => [second, first]));
        expect(swapped.max).toBeCloseTo(differencesOf(pixels).max, 4);
        expect(differencesOf(pixels.map(([first]) => [first, first]))).toEqual({ mean: 0, p95: 0, max: 0 });
      }),
      { numRuns: 200, seed: 2000 },
    );
  });

  test("mean, 95th percentile and max are those of the pixels, equal ones among them, in any number", () => {
    const lengths = constantFrom(1, 3, 4, 17, 40, 4099);
    assert(
      property(array(pairs, { minLength: 1, maxLength: 40 }), lengths, (given, length) => {
        pre(!given.some(nearlyOpposite));
        const pixels = Array.from({ length }, (_, i) => given[i % given.length]);
        const values = pixels.map(twinOf).toSorted((a, b) => a - b);
        const { mean, p95, max } = differencesOf(pixels);
        expect(Math.abs(mean - values.reduce((sum, value) => sum + value, 0) / length)).toBeLessThan(1e-4);
        expect(Math.abs(max - values[length - 1])).toBeLessThan(1e-4);
        const exact = values[Math.ceil(0.95 * length) - 1];
        expect(Math.abs(p95 - exact)).toBeLessThan(1e-4 + exact / 8192);
      }),
      { numRuns: 200, seed: 2000 },
    );
  });
});
