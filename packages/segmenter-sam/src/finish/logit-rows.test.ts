import type { Size } from "@pixelproof/core";
import { expect, test } from "vitest";
import { logitRows } from "./logit-rows.ts";

function rows(logits: Float32Array, of: Size, fit: "longest" | "stretch", to: Size): number[] {
  const rowAt = logitRows(logits, of, fit, to);
  return Array.from({ length: to.height }, (_, y) => {
    const row = new Float32Array(to.width);
    rowAt(y, row);
    return [...row];
  }).flat();
}

/** One value of a bilinear interpolation, half-pixel centres, straight from its definition. */
function sample(at: (x: number, y: number) => number, from: Size, to: Size, x: number, y: number): number {
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  const u = clamp(((x + 0.5) * from.width) / to.width - 0.5, from.width - 1);
  const v = clamp(((y + 0.5) * from.height) / to.height - 0.5, from.height - 1);
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, bottom] = [Math.min(left + 1, from.width - 1), Math.min(top + 1, from.height - 1)];
  const [a, b] = [u - left, v - top];
  return (
    at(left, top) * (1 - a) * (1 - b) +
    at(right, top) * a * (1 - b) +
    at(left, bottom) * (1 - a) * b +
    at(right, bottom) * a * b
  );
}

const logits = Float32Array.from({ length: 256 * 256 }, (_, i) => ((Math.imul(i + 1, 2654435761) >>> 20) - 2048) / 100);
const square = (side: number): Size => ({ width: side, height: side });
const low = (x: number, y: number): number => logits[y * 256 + x];

test("at a picture's size they are those of the reference: to the frame, cut off, to the picture", () => {
  const [of, kept] = [
    { width: 300, height: 157 },
    { width: 1024, height: 536 },
  ];
  const inFrame = (x: number, y: number): number => sample(low, square(256), square(1024), x, y);
  const own = rows(logits, of, "longest", of);
  for (let i = 0; i < own.length; i += 7) {
    const expected = sample(inFrame, kept, of, i % of.width, Math.floor(i / of.width));
    expect(Math.abs(own[i] - expected)).toBeLessThan(1e-4);
  }
});

test("of a stretched picture they are interpolated at once", () => {
  const of = { width: 90, height: 333 };
  const own = rows(logits, of, "stretch", of);
  for (let i = 0; i < own.length; i += 7) {
    const expected = sample(low, square(256), of, i % of.width, Math.floor(i / of.width));
    expect(Math.abs(own[i] - expected)).toBeLessThan(1e-4);
  }
});

test("by hand: a picture of the frame's size has a logit every 4 px, at 1.5, 5.5, 9.5…", () => {
  const ramp = Float32Array.from({ length: 256 * 256 }, (_, i) => (i % 256) * 8);
  const own = rows(ramp, { width: 1024, height: 4 }, "longest", { width: 1024, height: 1 });
  expect(own.slice(0, 8)).toEqual([0, 0, 1, 3, 5, 7, 9, 11]);
});
