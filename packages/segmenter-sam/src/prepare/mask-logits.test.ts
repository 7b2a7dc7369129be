import { expect, test } from "vitest";
import { maskLogits } from "./mask-logits.ts";

const sure = Math.fround(Math.log(999));
const at = (logits: Float32Array, x: number, y: number): number => logits[y * 256 + x];

test("a cell all inside is 6.9, all outside -6.9, half inside 0; beside the picture is outside", () => {
  // 2048x1024 stands as 1024x512 in the frame: a cell is 8x8 pixels.
  const [width, height] = [2048, 1024];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) data.fill(1, y * width + 16, y * width + 28);
  const logits = maskLogits({ mask: { width, height, data }, fit: "longest" });
  expect([1, 2, 3, 4].map((x) => at(logits, x, 127))).toEqual([-sure, sure, 0, -sure]);
  expect(at(logits, 2, 128)).toBe(-sure);
});

test("a mask of a small picture fills the cells of its pixels, stretched where the model stretches", () => {
  const mask = { width: 2, height: 1, data: Uint8Array.of(0, 1) };
  const longest = maskLogits({ mask, fit: "longest" });
  expect([at(longest, 127, 0), at(longest, 128, 127), at(longest, 128, 128)]).toEqual([-sure, sure, -sure]);
  expect(at(maskLogits({ mask, fit: "stretch" }), 128, 255)).toBe(sure);
});
