import { noise } from "@pixelproof/testkit";
import { expect, test } from "vitest";
import { guardColours } from "./colour-guard.ts";
import { finishTaps } from "./finish-taps.ts";

const [from, to] = [
  { width: 32, height: 24 },
  { width: 64, height: 48 },
];
const taps = finishTaps(from, to, 2);

const guard = (result: Uint16Array, source: Uint16Array): Uint16Array =>
  guardColours(
    { width: to.width, channels: 3, first: 0, data: result },
    { width: from.width, channels: 3, first: 0, data: source },
    taps,
    [0, to.height],
    () => undefined,
  );

test("a tint that the model added is taken out again, detail stays", () => {
  const detail = (i: number): number => (Math.floor(i / 3) % 2 === 0 ? 500 : -500);
  const tinted = new Uint16Array(64 * 48 * 3).map((_, i) => 33000 + (i % 3) * 1000 + detail(i));
  const guarded = guard(tinted, new Uint16Array(32 * 24 * 3).fill(30000));
  const inside = guarded.filter((_, i) => Math.abs((Math.floor(i / 3) % 64) - 31.5) < 24);
  expect(Math.max(...inside.map((sample) => Math.abs(Math.abs(sample - 30000) - 500)))).toBeLessThanOrEqual(20);
});

test("a result that is its source enlarged stays as it is, but for what brings it back", () => {
  const flat = new Uint16Array(64 * 48 * 3).fill(12345);
  expect(guard(flat, new Uint16Array(32 * 24 * 3).fill(12345)).every((sample) => sample === 12345)).toBe(true);
});

test("what is beyond black and white stays at black and white", () => {
  const source = noise({ ...from, channels: 3 }).data.map((sample) => (sample > 32767 ? 65535 : 0));
  const guarded = guard(noise({ ...to, channels: 3 }).data, source);
  expect([Math.min(...guarded), Math.max(...guarded)]).toEqual([0, 65535]);
});
