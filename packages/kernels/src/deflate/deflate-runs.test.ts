import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { deflateRuns } from "./deflate-runs.ts";

const pieces = array(
  record({
    length: constantFrom(0, 1, 3, 4, 5, 6, 17, 260, 300, 3000),
    /** How many different bytes there are; 1 is a run. */
    variety: constantFrom(1, 1, 2, 5, 40, 256),
    seed: integer({ min: 1, max: 2 ** 31 - 1 }),
  }),
  { maxLength: 12 },
);

/** Bytes in which small ones are common, as in filtered rows; the same for the same seed. */
function grain(length: number, variety: number, seed: number): Uint8Array {
  let state = seed;
  return new Uint8Array(length).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) ** 3 * variety) + (seed & 31);
  });
}

const joined = (parts: readonly { length: number; variety: number; seed: number }[]): Buffer =>
  Buffer.concat(parts.map(({ length, variety, seed }) => grain(length, variety, seed)));

const byZlib = (bytes: Uint8Array): number =>
  deflateRawSync(bytes, { strategy: constants.Z_RLE, memLevel: 9, finishFlush: constants.Z_SYNC_FLUSH }).length;

describe("deflating by runs", () => {
  test("zlib inflates the same bytes, whatever they are", () => {
    assert(
      property(pieces, (parts) => {
        const bytes = joined(parts);
        expect(inflateRawSync(deflateRuns(bytes, true)).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("parts that are deflated apart and joined are one stream", () => {
    assert(
      property(pieces, pieces, pieces, (a, b, c) => {
        const parts = [joined(a), joined(b), joined(c)];
        const stream = Buffer.concat(parts.map((part, i) => deflateRuns(part, i === 2)));
        expect(inflateRawSync(stream).equals(Buffer.concat(parts))).toBe(true);
      }),
    );
  });

  test("runs of every length, at every place, come back", () => {
    for (let length = 1; length <= 600; length++) {
      const bytes = Buffer.concat([grain(length % 37, 256, length), Buffer.alloc(length, 7), grain(3, 256, 9)]);
      expect(inflateRawSync(deflateRuns(bytes, true)).equals(bytes)).toBe(true);
    }
  });

  test.each([2 ** 17 - 1, 2 ** 17, 2 ** 17 + 1, 2 ** 19 + 77])("%d bytes, about whole blocks, come back", (length) => {
    for (const variety of [1, 2, 256]) {
      const bytes = grain(length, variety, 5);
      for (const last of [false, true]) {
        const stream = deflateRuns(bytes, last);
        const back = inflateRawSync(stream, last ? {} : { finishFlush: constants.Z_SYNC_FLUSH });
        expect(back.equals(bytes)).toBe(true);
      }
    }
  });

  test("the result is about as small as zlib's by the same means", () => {
    for (const bytes of [grain(300_000, 256, 1), grain(300_000, 20, 2), new Uint8Array(300_000)]) {
      expect(deflateRuns(bytes, false).length).toBeLessThan(byZlib(bytes) * 1.01 + 500);
    }
  });

  test("the bytes given are left as they are, and a view is read where it lies", () => {
    const whole = grain(1000, 50, 3);
    const view = whole.subarray(13, 900);
    expect(deflateRuns(view, true)).toEqual(deflateRuns(view.slice(), true));
    expect(whole).toEqual(grain(1000, 50, 3));
  });
});
