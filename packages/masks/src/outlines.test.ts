import { assert, property } from "fast-check";
import type { Mask } from "@pixelproof/core";
import { describe, expect, test } from "vitest";
import { anyMask, drawn, rowsOf } from "./masks.fixture.ts";
import { outlines, type Ring } from "./outlines.ts";
import { maskIou } from "./overlap.ts";
import { simplifyRing } from "./simplify-ring.ts";

/** Pixels whose centres are inside of the rings by the even-odd rule. */
function filled(rings: readonly Ring[], { width, height }: Mask): Mask {
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5];
    return rings.reduce((crossings, ring) => crossings + crossingsLeftOf(ring, x, y), 0) % 2;
  });
  return { width, height, data };
}

function crossingsLeftOf(ring: Ring, x: number, y: number): number {
  let crossings = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const [ax, ay] = [ring[i], ring[i + 1]];
    const [bx, by] = [ring[(i + 2) % ring.length], ring[(i + 3) % ring.length]];
    if (ay > y !== by > y && ax + ((y - ay) / (by - ay)) * (bx - ax) < x) crossings++;
  }
  return crossings;
}

/** Twice the area of a ring, positive when it runs clockwise as one sees it. */
function area(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    sum += ring[i] * ring[next + 1] - ring[next] * ring[i + 1];
  }
  return sum / 2;
}

function disc(side: number, radius: number): Mask {
  const data = Uint8Array.from({ length: side * side }, (_, i) =>
    Math.hypot((i % side) - side / 2, Math.floor(i / side) - side / 2) < radius ? 1 : 0,
  );
  return { width: side, height: side, data };
}

describe("outlines", () => {
  test("a ring of pixels has a border clockwise, and a hole the other way round", () => {
    const [border, hole] = outlines(drawn("....", ".###", ".#.#", ".###"));
    expect(border).toEqual([4, 1, 4, 4, 1, 4, 1, 1]);
    expect([area(border), area(hole)]).toEqual([9, -1]);
  });

  test("parts that touch at a corner have borders of their own", () => {
    expect(outlines(drawn("#.", ".#")).map(area)).toEqual([1, 1]);
  });

  test("filled by the even-odd rule they give the mask", () => {
    assert(
      property(anyMask, (mask) => {
        expect(rowsOf(filled(outlines(mask), mask))).toEqual(rowsOf(mask));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("a simplified outline", () => {
  test("of a disc has a fraction of the corners and all but the same pixels", () => {
    const mask = disc(200, 80);
    const [ring] = outlines(mask);
    const simple = simplifyRing(ring, 1);
    expect(simple.length).toBeLessThan(ring.length / 5);
    expect(maskIou(filled([simple], mask), mask)).toBeGreaterThan(0.98);
  });

  test("leaves a rectangle as it is", () => {
    const [ring] = outlines(drawn("....", ".##.", ".##."));
    expect(simplifyRing(ring, 0.5)).toEqual(ring);
  });
});
