import type { Rgb8 } from "@pixelproof/core";
import { lumaTwin } from "../luma/luma-twin.ts";
import type { Plane } from "../luma/plane.ts";
import { filterTwin } from "../resample/resample-twin.ts";
import type { AxisTaps } from "../resample/taps.ts";
import type { EdgeMatches, EdgeSearch, Expectations } from "./match-edges.ts";
import type { Border } from "./runs.ts";

const { fround } = Math;

/** The twin of `matchEdges` in plain TypeScript, for tests: whole planes, no tiles, each 32-bit operation written out. */
export function matchEdgesTwin(
  before: Rgb8,
  after: Rgb8,
  { closest, soft }: Expectations,
  borders: readonly Border[],
  search: EdgeSearch,
): EdgeMatches[] {
  const planes = [filteredLuma(before, closest), filteredLuma(before, soft), lumaTwin(after, false)];
  return borders.map(({ points, neighbours }) => {
    const profiles = planes.map((plane) => profilesOf(plane, points, search.reach + search.farthest));
    const matches = new Float32Array(points.length / 2);
    for (let i = 0; i < points.length / 4; i++) {
      const [c, s, a] = profiles.map((own) => mean(own.slice(Math.max(0, i - neighbours), i + neighbours + 1)));
      matches.set(matchOf(c, s, a, search), i * 2);
    }
    return matches;
  });
}

function filteredLuma(picture: Rgb8, taps: AxisTaps): Plane {
  const { width, height, data } = lumaTwin(picture, false);
  const filtered = filterTwin(data, { width, height, channels: 1 }, taps);
  return { width: taps.x.firsts.length, height: taps.y.firsts.length, data: filtered };
}

function profilesOf(plane: Plane, points: Float32Array, reach: number): Float32Array[] {
  return Array.from({ length: points.length / 4 }, (_, i) => {
    const [x, y, nx, ny] = points.subarray(i * 4, i * 4 + 4);
    const values = Float32Array.from({ length: 2 * reach + 2 }, (_, k) => {
      const t = k - reach - 0.5;
      return sample(plane, fround(x + fround(t * nx)), fround(y + fround(t * ny)));
    });
    return values.subarray(1).map((value, k) => value - values[k]);
  });
}

/** Bilinear value; what lies outside repeats the edge. */
function sample({ width, height, data }: Plane, x: number, y: number): number {
  const [left, across, right] = between(x, width);
  const [top, down, bottom] = between(y, height);
  const mix = (a: number, b: number, share: number): number => fround(a + fround(fround(b - a) * share));
  const row = (y: number): number => mix(data[y * width + left], data[y * width + right], across);
  return mix(row(top), row(bottom), down);
}

function between(at: number, length: number): [low: number, share: number, high: number] {
  const clamped = Math.min(Math.max(at, 0), length - 1);
  const low = Math.min(Math.floor(clamped), Math.max(0, length - 2));
  return [low, fround(clamped - low), Math.min(low + 1, length - 1)];
}

function mean(profiles: readonly Float32Array[]): Float32Array {
  const sum = profiles.reduce((sum, profile) => sum.map((value, t) => value + profile[t]));
  return sum.map((value) => value / profiles.length);
}

function matchOf(
  closest: Float32Array,
  soft: Float32Array,
  after: Float32Array,
  { reach, farthest, leastEnergy, leastImprovement }: EdgeSearch,
): [gain: number, shift: number] {
  const window = (profile: Float32Array, shift: number): Float32Array =>
    profile.subarray(farthest + shift, farthest + shift + 2 * reach + 1);
  const [c, s] = [window(closest, 0), window(soft, 0)];
  const energy = dot(s, s);
  if (energy < fround(leastEnergy)) return [NaN, NaN];
  const expected = Math.min(energy, dot(s, c));
  const edge = dot(c, c);
  const gainAt = (shift: number): number => dot(s, window(after, shift));
  const likeness = (shift: number): number => {
    const moved = window(after, shift);
    return fround(dot(c, moved) / fround(Math.sqrt(fround(fround(edge * dot(moved, moved)) + 1))));
  };
  const direction = likeness(1) > likeness(-1) ? 1 : -1;
  let shift = 0;
  while (Math.abs(shift) < farthest - 1 && likeness(shift + direction) > likeness(shift)) shift += direction;
  const [behind, here, ahead] = [likeness(shift - direction), likeness(shift), likeness(shift + direction)];
  if (here < fround(likeness(0) + fround(leastImprovement))) return [fround(gainAt(0) / expected), 0];
  const bend = fround(fround(behind - fround(2 * here)) + ahead);
  const part = bend < 0 ? Math.max(-0.5, Math.min(0.5, fround(fround(behind - ahead) / fround(2 * bend)))) : 0;
  const [gain, beside] = [gainAt(shift), gainAt(part < 0 ? shift - direction : shift + direction)];
  const mixed = fround(gain + fround(fround(beside - gain) * Math.abs(part)));
  return [fround(mixed / expected), fround(direction * fround(Math.abs(shift) + part))];
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum = fround(sum + fround(a[i] * b[i]));
  return sum;
}
