import type { Course } from "./course.ts";
import { transpose, type Plane } from "./planes.ts";

/** Length of a beamlet along its main axis, px. A power of two. */
export const beamletLength = 32;

/** A short straight piece along which a plane sums up high. */
export interface Beamlet {
  readonly course: Course;
  /** Mean of the plane along it, signed. */
  readonly mean: number;
}

/** Starting positions are searched in blocks of this many pixels, and each block keeps its best of either sign. */
const block = 16;

/**
 * Straight pieces of `beamletLength` px whose mean magnitude is at least `threshold`, strongest first: the fast
 * approximate discrete Radon transform over strips (Brady 1998; Goetz and Druckmueller 1996), which adds up every
 * digital line of a strip, at every slope in -1..1, in n log n. The transposed plane gives the steep ones.
 */
export function findBeamlets(plane: Plane, threshold: number): Beamlet[] {
  const flat = inStrips(transpose(plane), true, threshold);
  const steep = inStrips(plane, false, threshold);
  return [...flat, ...steep].toSorted((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
}

/** Room for the sums of one strip, twice. */
type Buffers = [Float32Array, Float32Array];

/** `lines.width` positions across, `lines.height` steps along: row `i` holds what the strip sees at step `i`. */
function inStrips(lines: Plane, flat: boolean, threshold: number): Beamlet[] {
  const found: Beamlet[] = [];
  const size = beamletLength * (lines.width + 2 * beamletLength);
  const buffers: Buffers = [new Float32Array(size), new Float32Array(size)];
  const last = lines.height - beamletLength;
  if (last < 0) return [];
  for (let start = 0; start < lines.height; start += beamletLength) {
    for (const direction of [1, -1])
      found.push(...inStrip(lines, flat, Math.min(start, last), direction, threshold, buffers));
  }
  return found;
}

function inStrip(
  lines: Plane,
  flat: boolean,
  from: number,
  direction: number,
  threshold: number,
  buffers: Buffers,
): Beamlet[] {
  const found: Beamlet[] = [];
  const length = lines.width + 2 * beamletLength;
  const sums = radon(lines, from, direction, buffers);
  for (let first = 0; first < length; first += block) {
    const end = Math.min(first + block, length);
    let [high, low, highAt, lowAt] = [0, 0, 0, 0];
    for (let slope = 0; slope < beamletLength; slope++) {
      for (let i = slope * length + first; i < slope * length + end; i++) {
        const sum = sums[i];
        if (sum > high) [high, highAt] = [sum, i];
        else if (sum < low) [low, lowAt] = [sum, i];
      }
    }
    for (const [sum, at] of [
      [high, highAt],
      [low, lowAt],
    ]) {
      const mean = sum / beamletLength;
      if (Math.abs(mean) < threshold) continue;
      const offset = (at % length) - beamletLength;
      const slope = (direction * Math.floor(at / length)) / (beamletLength - 1);
      found.push({ course: { flat, from, to: from + beamletLength - 1, offset, slope }, mean });
    }
  }
  return found;
}

/** Sums over all digital lines of one strip: `sums[slope * length + beamletLength + position]`. */
function radon(lines: Plane, start: number, direction: number, buffers: Buffers): Float32Array {
  const n = beamletLength;
  const length = lines.width + 2 * n;
  let [current, next] = buffers;
  current.fill(0);
  for (let i = 0; i < n; i++) {
    current.set(lines.data.subarray((start + i) * lines.width, (start + i + 1) * lines.width), i * length + n);
  }
  for (let size = 1; size < n; size *= 2) {
    // `current` holds n / size pieces with `size` slopes each; two neighbours make one piece with twice the slopes.
    for (let piece = 0; piece < n; piece += 2 * size) {
      for (let slope = 0; slope < 2 * size; slope++) {
        const half = slope >> 1;
        const first = (piece + half) * length;
        const second = (piece + size + half) * length;
        addShifted(current, first, second, direction * (slope - half), next, (piece + slope) * length, length);
      }
    }
    [current, next] = [next, current];
  }
  return current;
}

function addShifted(
  from: Float32Array,
  first: number,
  second: number,
  shift: number,
  to: Float32Array,
  at: number,
  length: number,
): void {
  const begin = Math.max(0, -shift);
  const end = Math.min(length, length - shift);
  const other = second + shift;
  for (let i = begin; i < end; i++) to[at + i] = from[first + i] + from[other + i];
  for (let i = 0; i < begin; i++) to[at + i] = from[first + i];
  for (let i = end; i < length; i++) to[at + i] = from[first + i];
}
