import { createImage, type Channels, type Image } from "@pixelproof/core";
import { assert, boolean, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { leaseKernels } from "../wasm/lease.ts";
import { random, randomTaps } from "./random-taps.fixture.ts";
import { resampleRows } from "./resample-rows.ts";
import { resampleTwin } from "./resample-twin.ts";
import type { AxisTaps, Taps } from "./taps.ts";

const side = integer({ min: 1, max: 40 });
const seed = integer({ min: 1, max: 2 ** 31 - 1 });
const cases = record({
  width: side,
  height: side,
  toWidth: side,
  toHeight: side,
  channels: constantFrom<Channels>(1, 2, 3, 4),
  radius: integer({ min: 1, max: 4 }),
  clamped: boolean(),
  opaque: boolean(),
  seed,
});

function taps(from: number, to: number, radius: number, clamped: boolean, next: () => number): Taps {
  const taps = randomTaps(from, to, radius, next);
  const within = { firsts: taps.firsts, counts: taps.counts.map((count) => Math.ceil(count / 2)) };
  return { ...taps, ...(clamped && { within }) };
}

function picture(width: number, height: number, channels: Channels, opaque: boolean, next: () => number): Image {
  const data = new Uint16Array(width * height * channels).map((_, i) =>
    opaque && i % channels === channels - 1 ? 65535 : Math.floor(next() * 65536),
  );
  return createImage({ width, height, channels, data });
}

function both(image: Image, axes: AxisTaps): { simd: Uint16Array; twin: Uint16Array; fractions: number[] } {
  const length = axes.x.firsts.length * axes.y.firsts.length * image.channels;
  const [simd, twin] = [new Uint16Array(length), new Uint16Array(length)];
  const fractions = [...resampleRows(image, simd, axes)];
  resampleTwin(image, twin, axes);
  return { simd, twin, fractions };
}

describe("resampling rows", () => {
  test("SIMD gives every sample of the plain twin: any size, ratio, channels, alpha, clamp", () => {
    assert(
      property(cases, ({ width, height, toWidth, toHeight, channels, radius, clamped, opaque, seed }) => {
        const next = random(seed);
        const image = picture(width, height, channels, opaque, next);
        const x = taps(width, toWidth, radius, clamped, next);
        const { simd, twin } = both(image, { x, y: taps(height, toHeight, radius, clamped, next) });
        expect(simd).toEqual(twin);
      }),
      { numRuns: 400 },
    );
  });

  test("bands of columns give every sample of the twin, where only rows shrink much", () => {
    const next = random(7);
    const image = picture(30, 4000, 4, false, next);
    const { simd, twin } = both(image, { x: taps(30, 61, 3, true, next), y: taps(4000, 2, 3, true, next) });
    expect(simd).toEqual(twin);
  });

  test("the fraction done rises to 1, in more than one step for a large picture", () => {
    const next = random(3);
    const image = picture(600, 500, 1, false, next);
    const { fractions } = both(image, { x: taps(600, 900, 1, false, next), y: taps(500, 900, 1, false, next) });
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  test("two pictures resampled in turn do not disturb each other", () => {
    const next = random(5);
    const image = picture(600, 500, 2, false, next);
    const axes = { x: taps(600, 900, 2, false, next), y: taps(500, 900, 2, false, next) };
    const results = [0, 1].map(() => new Uint16Array(900 * 900 * 2));
    const works = results.map((data) => resampleRows(image, data, axes));
    let running = works.length;
    while (running > 0) running = works.filter((work) => work.next().done !== true).length;
    const alone = both(image, axes).simd;
    for (const data of results) expect(data).toEqual(alone);
  });

  test("a work that is stopped gives its memory back", () => {
    const next = random(9);
    const image = picture(600, 500, 4, false, next);
    const axes = { x: taps(600, 900, 2, false, next), y: taps(500, 900, 2, false, next) };
    for (const _ of resampleRows(image, new Uint16Array(900 * 900 * 4), axes)) break;
    const lease = leaseKernels();
    const first = lease.arena.reserve(1);
    lease.release();
    expect(first - lease.kernels.heapBase()).toBeLessThan(16);
    expect(lease.arena.capacity).toBeGreaterThan(2 ** 16);
  });
});
