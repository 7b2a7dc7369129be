import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { random, randomTaps } from "../resample/random-taps.fixture.ts";
import type { AxisTaps } from "../resample/taps.ts";
import { leaseKernels } from "../wasm/lease.ts";
import { matchEdgesTwin } from "./match-edges-twin.ts";
import { matchEdges, type Expectations } from "./match-edges.ts";
import type { Border } from "./runs.ts";
import { thinEdgesTwin } from "./thin-edges-twin.ts";
import { directionOf, isStrong, thinEdges } from "./thin-edges.ts";

type Next = () => number;
const seed = integer({ min: 1, max: 2 ** 31 - 1 });
const side = integer({ min: 1, max: 50 });
const search = { reach: 4, farthest: 3, leastEnergy: 100, leastImprovement: 0.02 };

/** Soft waves under noise, so that there are edges of any direction. */
function picture(width: number, height: number, next: Next): Rgb8 {
  const [fx, fy, noise] = [next(), next(), next() * 60];
  const data = new Uint8Array(width * height * 3).map((_, i) => {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return 128 + 90 * Math.sin(x * fx + y * fy) + noise * (next() - 0.5);
  });
  return createRgb8({ width, height, data });
}

const axes = (from: Rgb8, to: Rgb8, radius: number, next: Next): AxisTaps => ({
  x: randomTaps(from.width, to.width, radius, next),
  y: randomTaps(from.height, to.height, radius, next),
});

/** A walk of steps of a pixel or two that may leave the picture, with normals of any direction. */
function walk({ width, height }: Rgb8, length: number, neighbours: number, next: Next): Border {
  let [x, y] = [next() * width, next() * height];
  const points = new Float32Array(length * 4);
  for (let i = 0; i < length; i++) {
    const turn = next() * 2 * Math.PI;
    points.set([x, y, Math.cos(turn), Math.sin(turn)], i * 4);
    x += next() * 4 - 1.5;
    y += next() * 4 - 2;
  }
  return { points, neighbours };
}

describe("thinned edges", () => {
  test("are those of the plain twin: any size, any smoothing", () => {
    assert(
      property(side, side, integer({ min: 1, max: 4 }), seed, (width, height, radius, seed) => {
        const next = random(seed);
        const source = picture(width, height, next);
        const smoothing = axes(source, source, radius, next);
        const strength = { weak: 4, strong: 12 };
        expect(thinEdges(source, smoothing, strength)).toEqual(thinEdgesTwin(source, smoothing, strength));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("strips of rows join without a seam", () => {
    const next = random(4);
    const source = picture(700, 400, next);
    const smoothing = axes(source, source, 3, next);
    const [simd, twin] = [thinEdges, thinEdgesTwin].map((thin) => thin(source, smoothing, { weak: 4, strong: 12 }));
    expect(Buffer.from(simd.buffer).equals(Buffer.from(twin.buffer))).toBe(true);
    expect(simd.some((mark) => isStrong(mark))).toBe(true);
  });

  test("a mark points to the brighter side", () => {
    for (let turn = 0; turn < 360; turn += 7) {
      const [nx, ny] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
      const data = new Uint8Array(41 * 41 * 3).map((_, i) => {
        const [x, y] = [(Math.floor(i / 3) % 41) - 20, Math.floor(i / 123) - 20];
        return 128 + 100 * Math.tanh((x * nx + y * ny) / 4);
      });
      const source = createRgb8({ width: 41, height: 41, data });
      const same = { firsts: Int32Array.from({ length: 41 }, (_, i) => i), counts: new Int32Array(41).fill(1) };
      const taps = { ...same, weights: new Float32Array(41).fill(1), stride: 1 };
      const marks = thinEdges(source, { x: taps, y: taps }, { weak: 8, strong: 16 });
      const { x, y } = directionOf(marks[20 * 41 + 20]);
      expect(isStrong(marks[20 * 41 + 20])).toBe(true);
      expect(x * nx + y * ny).toBeGreaterThan(0.999);
    }
  });
});

describe("matched edges", () => {
  const cases = record({
    width: side,
    height: side,
    toWidth: side,
    toHeight: side,
    neighbours: constantFrom(0, 1, 5),
    length: integer({ min: 1, max: 40 }),
    seed,
  });

  test("are those of the plain twin: any size, any border, inside of the picture and out", () => {
    assert(
      property(cases, ({ width, height, toWidth, toHeight, neighbours, length, seed }) => {
        const next = random(seed);
        const [before, after] = [picture(width, height, next), picture(toWidth, toHeight, next)];
        const expected = { closest: axes(before, after, 2, next), soft: axes(before, after, 1, next) };
        const borders = [walk(after, length, neighbours, next), walk(after, 3, neighbours, next)];
        const [simd, twin] = [matchEdges, matchEdgesTwin].map((match) =>
          match(before, after, expected, borders, search),
        );
        expect(simd).toEqual(twin);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  const large = ((): { before: Rgb8; after: Rgb8; expected: Expectations; borders: Border[] } => {
    const next = random(6);
    const [before, after] = [picture(300, 200, next), picture(600, 400, next)];
    const expected = { closest: axes(before, after, 3, next), soft: axes(before, after, 2, next) };
    return { before, after, expected, borders: [500, 300, 40].map((length) => walk(after, length, 4, next)) };
  })();

  test("borders that run through many tiles are matched as if there were none", () => {
    const { before, after, expected, borders } = large;
    const simd = matchEdges(before, after, expected, borders, search);
    const twin = matchEdgesTwin(before, after, expected, borders, search);
    for (const [i, match] of simd.entries()) expect(match).toEqual(twin[i]);
  });

  test("the fraction done rises to 1; whoever stops it by throwing gets the memory back", () => {
    const { before, after, expected, borders } = large;
    const fractions: number[] = [];
    matchEdges(before, after, expected, borders, search, (fraction) => void fractions.push(fraction));
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const stop = (): void => {
      throw new RangeError("stopped");
    };
    expect(() => matchEdges(before, after, expected, borders, search, stop)).toThrow("stopped");
    const lease = leaseKernels();
    const first = lease.arena.reserve(1);
    lease.release();
    expect(first - lease.kernels.heapBase()).toBeLessThan(16);
  });

  test("a large picture takes a few MiB of the kernels' memory", () => {
    const { before } = large;
    const after = createRgb8({ width: 3000, height: 2000, data: new Uint8Array(3000 * 2000 * 3) });
    const expected = { closest: axes(before, after, 1, random(8)), soft: axes(before, after, 1, random(9)) };
    const points = new Float32Array(2000 * 4).map((_, i) => [i / 4, i / 6, 0.6, 0.8][i % 4]);
    matchEdges(before, after, expected, [{ points, neighbours: 8 }], search);
    const lease = leaseKernels();
    lease.release();
    expect(lease.arena.capacity).toBeGreaterThan(2 ** 20);
    expect(lease.arena.capacity).toBeLessThan(6 * 2 ** 20);
  });

  test("without borders there is nothing to match", () => {
    expect(matchEdges(large.before, large.after, large.expected, [], search)).toEqual([]);
  });
});
