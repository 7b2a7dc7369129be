import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../resample/random-taps.fixture.ts";
import { guidedFilter, type BytePlane } from "./guided-filter.ts";
import { guidedFilterTwin } from "./guided-twin.ts";

const side = integer({ min: 1, max: 24 });
const seed = integer({ min: 1, max: 2 ** 31 - 1 });

function noise(width: number, height: number, levels: number, next: () => number): Rgb8 {
  const data = Uint8Array.from(
    { length: width * height * 3 },
    () => (Math.floor(next() * levels) * 255) / (levels - 1),
  );
  return createRgb8({ width, height, data });
}

/** A box of 255 on 0, with soft noise where asked for. */
function box(width: number, height: number, next: () => number, isSoft: boolean): BytePlane {
  const [left, top] = [next() * width, next() * height];
  const [right, bottom] = [left + next() * width, top + next() * height];
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (isSoft) return next() * 256;
    return x >= left && x < right && y >= top && y < bottom ? 255 : 0;
  });
  return { width, height, data };
}

/** A picture that is `dark` left of a column and `bright` from there on. */
function step(width: number, height: number, column: number): Rgb8 {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    Math.floor(i / 3) % width < column ? 40 : 200,
  );
  return createRgb8({ width, height, data });
}

function half(width: number, height: number, column: number): BytePlane {
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => (i % width < column ? 0 : 255)) };
}

describe("the guided filter", () => {
  test("gives the bytes of the plain twin: any size, radius and epsilon, hard masks and soft ones", () => {
    const cases = record({
      width: side,
      height: side,
      radius: integer({ min: 1, max: 9 }),
      epsilon: constantFrom(1, 6.5, 650, 60_000),
      levels: constantFrom(2, 256),
      isSoft: constantFrom(true, false),
      seed,
    });
    assert(
      property(cases, ({ width, height, radius, epsilon, levels, isSoft, seed }) => {
        const next = random(seed);
        const [guide, plane] = [noise(width, height, levels, next), box(width, height, next, isSoft)];
        const settings = { radius, epsilon };
        expect([...guidedFilter(guide, plane, settings)]).toEqual([...guidedFilterTwin(guide, plane, settings)]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test("is the same across the borders of bands, and with the widest window", () => {
    const next = random(5);
    for (const [width, height, radius] of [
      [1030, 5, 2],
      [300, 3, 127],
      [3, 300, 127],
    ]) {
      const [guide, plane] = [noise(width, height, 256, next), box(width, height, next, true)];
      const settings = { radius, epsilon: 40 };
      const same = Buffer.compare(guidedFilter(guide, plane, settings), guidedFilterTwin(guide, plane, settings));
      expect(same).toBe(0);
    }
  });

  test("an edge of the mask moves to the edge of the picture beside it", () => {
    const [width, height] = [60, 20];
    for (const off of [-4, 4]) {
      const result = guidedFilter(step(width, height, 30), half(width, height, 30 + off), { radius: 12, epsilon: 65 });
      const inside = [...result].map((value) => (value >= 128 ? 255 : 0));
      expect(inside).toEqual([...half(width, height, 30).data]);
    }
  });

  test("without an edge in the picture the mask is only smoothed: a box filter of a box filter", () => {
    const guide = createRgb8({ width: 5, height: 1, data: new Uint8Array(15).fill(90) });
    const plane = { width: 5, height: 1, data: Uint8Array.of(0, 0, 255, 0, 0) };
    // Means of 3 (2 at the ends): 0, 85, 85, 85, 0; and of those again.
    expect([...guidedFilter(guide, plane, { radius: 1, epsilon: 1 })]).toEqual([43, 57, 85, 57, 43]);
  });

  test("an even plane stays as it is, whatever the picture", () => {
    const guide = noise(70, 70, 256, random(3));
    const plane = { width: 70, height: 70, data: new Uint8Array(4900).fill(201) };
    expect([...guidedFilter(guide, plane, { radius: 9, epsilon: 1 })]).toEqual([...plane.data]);
  });

  test("progress rises to 1, and neither picture nor plane is written into", () => {
    const next = random(9);
    const [guide, plane] = [noise(600, 9, 256, next), box(600, 9, next, true)];
    const [pixels, values] = [guide.data.slice(), plane.data.slice()];
    const fractions: number[] = [];
    guidedFilter(guide, plane, { radius: 3, epsilon: 9 }, (fraction) => void fractions.push(fraction));
    expect(fractions).toEqual([512 / 600, 1]);
    expect([...guide.data]).toEqual([...pixels]);
    expect([...plane.data]).toEqual([...values]);
  });

  test.each([
    [{ radius: 0, epsilon: 1 }, "SETTINGS_INVALID"],
    [{ radius: 128, epsilon: 1 }, "SETTINGS_INVALID"],
    [{ radius: 1.5, epsilon: 1 }, "SETTINGS_INVALID"],
    [{ radius: 1, epsilon: 0.5 }, "SETTINGS_INVALID"],
    [{ radius: 1, epsilon: Number.NaN }, "SETTINGS_INVALID"],
  ])("settings %o are refused with %s", (settings, code) => {
    const plane = { width: 4, height: 4, data: new Uint8Array(16) };
    expect(() => guidedFilter(step(4, 4, 2), plane, settings)).toThrow(expect.objectContaining({ code }));
  });

  test("a plane of another size than the picture is refused", () => {
    const plane = { width: 4, height: 5, data: new Uint8Array(20) };
    expect(() => guidedFilter(step(4, 4, 2), plane, { radius: 1, epsilon: 1 })).toThrow(
      expect.objectContaining({ code: "SIZE_MISMATCH" }),
    );
  });
});
