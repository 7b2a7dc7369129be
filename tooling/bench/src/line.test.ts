import { expect, test } from "vitest";
import { growthLineOf, lineOf } from "./line.ts";

const row = { name: "work", ours_ms: 2, peer: "peer", peer_ms: 5, ratio: 2.5, equal: true };

test("a line says who is faster, and shouts where a goal is missed or the work was another", () => {
  expect(lineOf(row)).toBe("work: 2 ms, 2.5 times faster than peer (5 ms)");
  expect(lineOf({ ...row, ratio: 0.5, peer_ms: 1 })).toBe("work: 2 ms, 2.00 times slower than peer (1 ms)");
  expect(lineOf({ ...row, goal: 2, met: true })).toBe("work: 2 ms, 2.5 times faster than peer (5 ms), goal 2 met");
  expect(lineOf({ ...row, goal: 1 / 0.7, met: false, equal: false })).toBe(
    "work: 2 ms, 2.5 times faster than peer (5 ms), goal 1.43 MISSED  NOT THE SAME WORK",
  );
});

test("a skipped row is a line too", () => {
  const nothing = { ours_ms: null, peer_ms: null, ratio: null, equal: null };
  expect(lineOf({ name: "work", peer: "peer", ...nothing, skipped: "peer is not here: install it" })).toBe(
    "work: skipped, peer is not here: install it",
  );
});

test("growth says time, peak and limit", () => {
  const run = { megapixels: 5.0014, seconds: 3.456, peak_bytes: 391e6, limit_bytes: 390e6, within: false };
  expect(growthLineOf(run)).toBe("growth, 5 MP: 3.46 s, peak 391 MB, BEYOND the limit of 390 MB");
});
