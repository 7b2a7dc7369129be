import type { Mask } from "@pixelproof/core";
import { integer, tuple, type Arbitrary } from "fast-check";

/** A mask drawn with characters: "#" inside. */
export function drawn(...rows: readonly string[]): Mask {
  const data = Uint8Array.from(rows.join(""), (character) => (character === "#" ? 1 : 0));
  return { width: rows[0].length, height: rows.length, data };
}

/** The rows of a mask as `drawn` takes them. */
export function rowsOf({ width, height, data }: Mask): string[] {
  return Array.from({ length: height }, (_, y) =>
    [...data.subarray(y * width, (y + 1) * width)].map((value) => (value === 1 ? "#" : ".")).join(""),
  );
}

/** Masks of up to 14 px a side, from sparse to full. */
export const anyMask: Arbitrary<Mask> = tuple(
  integer({ min: 1, max: 14 }),
  integer({ min: 1, max: 14 }),
  integer({ min: 0, max: 10 }),
  integer({ min: 1, max: 2 ** 31 - 1 }),
).map(([width, height, tenths, seed]) => {
  let state = seed;
  const data = Uint8Array.from({ length: width * height }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % 10 < tenths ? 1 : 0;
  });
  return { width, height, data };
});
