import type { AbsoluteDifferences } from "./absolute-differences.ts";
import type { SquaredDifferences } from "./squared-differences.ts";

/** The twin of `squaredDifferences` in plain TypeScript, for tests. */
export function squaredDifferencesTwin(a: Uint8Array, b: Uint8Array): SquaredDifferences {
  let [samples, luma] = [0, 0];
  for (let i = 0; i < a.length; i += 3) {
    samples += (a[i] - b[i]) ** 2 + (a[i + 1] - b[i + 1]) ** 2 + (a[i + 2] - b[i + 2]) ** 2;
    luma += (lumaOf(a, i) - lumaOf(b, i)) ** 2;
  }
  return { samples, luma };
}

const lumaOf = (rgb: Uint8Array, i: number): number =>
  Math.floor((299 * rgb[i] + 587 * rgb[i + 1] + 114 * rgb[i + 2] + 500) / 1000);

/** The twin of `absoluteDifferences` in plain TypeScript, for tests. */
export function absoluteDifferencesTwin(a: Uint8Array, b: Uint8Array, threshold: number): AbsoluteDifferences {
  const mask = differenceMaskTwin(a, b, threshold);
  let [sum, max] = [0, 0];
  for (const [i, value] of a.entries()) {
    const difference = Math.abs(value - b[i]);
    sum += difference;
    max = Math.max(max, difference);
  }
  return { sum, max, count: mask.filter((value) => value === 255).length };
}

/** The twin of `differenceMask` in plain TypeScript, for tests. */
export function differenceMaskTwin(a: Uint8Array, b: Uint8Array, threshold: number): Uint8Array {
  return Uint8Array.from({ length: a.length / 3 }, (_, pixel) =>
    [0, 1, 2].some((channel) => Math.abs(a[pixel * 3 + channel] - b[pixel * 3 + channel]) > threshold) ? 255 : 0,
  );
}
