import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { leaseKernels } from "../wasm/lease.ts";
import { compareStructure } from "./compare-structure.ts";
import { compareStructureTwin } from "./ssim-twin.ts";

/** Noise over the lightest `levels` levels, the same for the same seed. */
function picture(width: number, height: number, levels: number, seed: number): Rgb8 {
  let state = seed;
  const data = new Uint8Array(width * height * 3).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 255 - ((state >>> 16) % levels);
  });
  return createRgb8({ width, height, data });
}

const levels = constantFrom(256, 20, 2, 1);
const seed = integer({ min: 1, max: 2 ** 31 - 1 });
const anySide = (min: number, max: number) => integer({ min, max });

const sameBits = (a: Float32Array, b: Float32Array): boolean => Buffer.from(a.buffer).equals(Buffer.from(b.buffer));

describe("structural similarity", () => {
  test("SIMD gives the value of the plain twin at every window position, to the bit, whatever the size", () => {
    const side = anySide(11, 150);
    assert(
      property(record({ width: side, height: side, a: levels, b: levels, seed }), ({ width, height, a, b, seed }) => {
        const [reference, candidate] = [picture(width, height, a, seed), picture(width, height, b, seed + 1)];
        const map = new Float32Array((width - 10) * (height - 10));
        const { ssim } = compareStructure(reference, candidate, { map });
        const twin = compareStructureTwin(reference, candidate);
        expect(sameBits(map, twin.map)).toBe(true);
        expect(Math.abs(ssim - twin.ssim)).toBeLessThan(1e-13);
      }),
      { numRuns: 60 },
    );
  });

  test("so it is over several scales, odd sides and unrounded luma", () => {
    const side = anySide(41, 150);
    assert(
      property(record({ width: side, height: side, a: levels, b: levels, seed }), ({ width, height, a, b, seed }) => {
        const [reference, candidate] = [picture(width, height, a, seed), picture(width, height, b, seed + 1)];
        const [simd, twin] = [compareStructure, compareStructureTwin].map((compare) =>
          compare(reference, candidate, { scales: 3, rounded: false }),
        );
        expect(Math.abs(simd.ssim - twin.ssim)).toBeLessThan(1e-13);
        for (const [i, value] of simd.contrastStructure.entries()) {
          expect(Math.abs(value - twin.contrastStructure[i])).toBeLessThan(1e-13);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("equal pictures give exactly 1 at every scale, and nothing is ever above 1", () => {
    const noise = picture(171, 163, 256, 5);
    expect(compareStructure(noise, noise, { scales: 5 })).toEqual({ contrastStructure: [1, 1, 1, 1], ssim: 1 });
    const white = picture(64, 64, 1, 1);
    const nearly = createRgb8({ ...white, data: white.data.map((value, i) => value - (i === 6000 ? 3 : 0)) });
    const map = new Float32Array(54 * 54);
    const { ssim } = compareStructure(white, nearly, { map });
    expect(ssim).toBeLessThan(1);
    expect(map.every((value) => value <= 1)).toBe(true);
  });

  test("progress rises to 1, and the memory taken does not grow with the height", () => {
    const fractions: number[] = [];
    const tall = picture(700, 2000, 256, 3);
    compareStructure(tall, tall, { scales: 5, progress: (fraction) => void fractions.push(fraction) });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const lease = leaseKernels();
    expect(lease.arena.capacity).toBeLessThan(2 ** 20);
    lease.release();
  });
});
