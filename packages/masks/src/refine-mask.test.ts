import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { bilinearRows, type Values } from "./bilinear-rows.ts";
import { maskIou } from "./overlap.ts";
import { refinementFor, refineMask } from "./refine-mask.ts";

function resized(values: Values, to: { width: number; height: number }): number[] {
  const rowAt = bilinearRows(values, to);
  return Array.from({ length: to.height }, (_, y) => {
    const row = new Float32Array(to.width);
    rowAt(y, row);
    return [...row];
  }).flat();
}

describe("bilinear interpolation", () => {
  test("has half-pixel centres and goes on at the border as it ends", () => {
    const values = { width: 2, height: 1, data: Float32Array.of(0, 8) };
    expect(resized(values, { width: 8, height: 1 })).toEqual([0, 0, 1, 3, 5, 7, 8, 8]);
    // By hand: rows at -0.25, 0.25, 0.75, 1.25 of [0 4; 8 12], columns at 0 and 1.
    const square = { width: 2, height: 2, data: Uint8Array.of(0, 4, 8, 12) };
    expect(resized(square, { width: 2, height: 4 })).toEqual([0, 4, 2, 6, 6, 10, 8, 12]);
  });

  test("shrinking takes samples, it does not average", () => {
    const values = { width: 4, height: 1, data: Float32Array.of(0, 100, 0, 100) };
    expect(resized(values, { width: 1, height: 1 })).toEqual([50]);
  });

  test("rows come out the same in any order", () => {
    const values = { width: 3, height: 5, data: Float32Array.from({ length: 15 }, (_, i) => (i * 7) % 11) };
    const to = { width: 4, height: 9 };
    const expected = resized(values, to);
    assert(
      property(integer({ min: 0, max: 8 }), integer({ min: 0, max: 8 }), (a, b) => {
        const rowAt = bilinearRows(values, to);
        const row = new Float32Array(4);
        rowAt(a, row);
        rowAt(b, row);
        expect([...row]).toEqual(expected.slice(b * 4, b * 4 + 4));
      }),
    );
  });
});

/** A dark disc on a bright ground, with a little noise in both. */
function pictureOfDisc(side: number, radius: number): { picture: Rgb8; truth: Uint8Array } {
  const truth = Uint8Array.from({ length: side * side }, (_, i) =>
    Math.hypot((i % side) - side / 2 + 0.5, Math.floor(i / side) - side / 2 + 0.5) < radius ? 1 : 0,
  );
  const data = Uint8Array.from({ length: side * side * 3 }, (_, i) => {
    const noise = (Math.imul(i + 1, 2654435761) >>> 28) - 8;
    return (truth[Math.floor(i / 3)] === 1 ? 70 : 180) + noise;
  });
  return { picture: createRgb8({ width: side, height: side, data }), truth };
}

describe("refining a coarse mask", () => {
  const [side, scale] = [240, 12];
  const { picture, truth } = pictureOfDisc(side, 71);
  const coarse = {
    width: side / scale,
    height: side / scale,
    data: Uint8Array.from({ length: (side / scale) ** 2 }, (_, i) => {
      const [x, y] = [((i % (side / scale)) + 0.5) * scale, (Math.floor(i / (side / scale)) + 0.5) * scale];
      return truth[Math.floor(y) * side + Math.floor(x)] * 255;
    }),
  };
  const expected = { width: side, height: side, data: truth };

  test("finds the border of a disc to the pixel where the coarse one was twelve pixels wide", () => {
    const enlarged = {
      ...expected,
      data: Uint8Array.from(resized(coarse, picture), (share) => (share >= 128 ? 1 : 0)),
    };
    const { mask } = refineMask(picture, coarse, refinementFor(scale));
    expect(maskIou(enlarged, expected)).toBeLessThan(0.96);
    expect(maskIou(mask, expected)).toBeGreaterThan(0.995);
  });

  test("shares tell how sure a pixel is, and progress rises to 1", () => {
    const fractions: number[] = [];
    const { mask, share } = refineMask(picture, coarse, refinementFor(scale), (part) => void fractions.push(part));
    expect(mask.data.every((inside, i) => inside === (share[i] >= 128 ? 1 : 0))).toBe(true);
    expect(fractions.at(-1)).toBe(1);
  });
});
