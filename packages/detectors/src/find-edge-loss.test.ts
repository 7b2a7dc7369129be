import { expect, test } from "vitest";
import { lostStretches } from "./find-edge-loss.ts";

test("a stretch of half a million points that is lost as a whole is described", () => {
  const count = 500_000;
  const points = new Float32Array(count * 4).map((_, i) => (i % 4 === 0 ? i / 4 : 0));
  const lost = { scores: new Float32Array(count), gains: new Float32Array(count), shifts: new Float32Array(count) };
  const [stretch] = lostStretches({ points }, lost, 0.85, 10);
  expect(stretch.box).toEqual({ x: 0, y: 0, width: count, height: 1 });
  expect(stretch.length).toBe(count - 1);
});

test("points without an edge to lose end a stretch", () => {
  const points = new Float32Array(40 * 4).map((_, i) => (i % 4 === 0 ? i / 4 : 0));
  const scores = new Float32Array(40).fill(0.2).fill(NaN, 19, 20);
  const stretches = lostStretches({ points }, { scores, gains: scores, shifts: scores }, 0.85, 10);
  expect(stretches.map(({ box }) => [box.x, box.width])).toEqual([
    [0, 19],
    [20, 20],
  ]);
});
