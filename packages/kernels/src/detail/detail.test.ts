import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanarBytes } from "../predict/planar-bytes.ts";
import { random, randomTaps } from "../resample/random-taps.fixture.ts";
import { busyness } from "./busyness.ts";
import { countDetail } from "./count-detail.ts";
import { busynessTwin, countDetailTwin, residualDetailTwin, standardiseTwin } from "./detail-twin.ts";
import { residualDetail } from "./residual-detail.ts";
import { standardise } from "./standardise.ts";

const side = integer({ min: 1, max: 40 });
const seed = integer({ min: 1, max: 2 ** 31 - 1 });
const cases = record({
  width: side,
  height: side,
  toWidth: side,
  toHeight: side,
  radius: integer({ min: 1, max: 4 }),
  seed,
});

/** Noise, or only black and white. */
function picture(width: number, height: number, next: () => number): Rgb8 {
  const harsh = next() < 0.3;
  const data = Uint8Array.from({ length: width * height * 3 }, () => (harsh ? 255 * Math.round(next()) : 256 * next()));
  return createRgb8({ width, height, data });
}

/** The values that have a meaning: rows without what stands beyond their ends. */
function valuesOf({ width, height, stride, data }: PlanarBytes<Uint8Array | Int8Array>): number[][] {
  return Array.from({ length: 3 * height }, (_, row) => [...data.subarray(row * stride, row * stride + width)]);
}

function axes(from: Rgb8, to: Rgb8, radius: number, next: () => number) {
  return {
    x: randomTaps(from.width, to.width, radius, next, 0.5),
    y: randomTaps(from.height, to.height, radius, next, 0.5),
  };
}

describe("SIMD gives exactly the values of the plain twin", () => {
  test("for enlargement and detail: any size, ratio, weights of both signs", () => {
    assert(
      property(cases, ({ width, height, toWidth, toHeight, radius, seed }) => {
        const next = random(seed);
        const [before, after] = [picture(width, height, next), picture(toWidth, toHeight, next)];
        const taps = axes(before, after, radius, next);
        const [simd, twin] = [residualDetail(before, after, taps), residualDetailTwin(before, after, taps)];
        expect(valuesOf(simd.predicted)).toEqual(valuesOf(twin.predicted));
        expect(valuesOf(simd.detail)).toEqual(valuesOf(twin.detail));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test("for busyness, counts and standardised detail", () => {
    const limits = constantFrom(1, 96, 127);
    assert(
      property(cases, limits, ({ width, height, toWidth, toHeight, radius, seed }, limit) => {
        const next = random(seed);
        const [before, after] = [picture(width, height, next), picture(toWidth, toHeight, next)];
        const { detail } = residualDetail(before, after, axes(before, after, radius, next));
        const busy = busyness(before);
        const factors = [0, 1, 2].map(() => Float32Array.from({ length: 64 }, () => next() * 1000));
        expect(valuesOf(busy)).toEqual(valuesOf(busynessTwin(before)));
        expect(countDetail(detail, busy)).toEqual(countDetailTwin(detail, busy));
        expect(standardise(detail, busy, factors, limit)).toEqual(standardiseTwin(detail, busy, factors, limit));
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

test("a picture minus itself has no detail, and the progress of the work rises to no more than 1", () => {
  const before = picture(30, 200, random(1));
  const told: number[] = [];
  const same = (length: number) => randomTaps(length, length, 1, () => 1);
  const { predicted, detail } = residualDetail(before, before, { x: same(30), y: same(200) }, (done) =>
    told.push(done),
  );
  expect(valuesOf(predicted).flat()).toHaveLength(before.data.length);
  expect(
    valuesOf(detail)
      .flat()
      .every((value) => value === 0),
  ).toBe(true);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
});
