import type { Rgb8 } from "@pixelproof/core";
import type { DrawnLine } from "./draw-line.fixture.ts";

/** Uniform numbers 0..1, repeatable. */
export type Random = () => number;

/** Uniform numbers from whole ones of 16 bits. */
export const fractions =
  (whole: () => number): Random =>
  () =>
    whole() / 65536;

const clippedShare = 0.02;

/**
 * A line as the detector must find it: 1 or 2 px, contrast 25 to 120, any angle (one in six along an axis or a
 * diagonal), from a quarter of the shorter side on, anywhere, grey or (with `tinted`) in one channel only. It is drawn
 * again until no more than 2 % of its pixels would be clipped, because a clipped line is not there.
 */
export function randomLine(picture: Rgb8, random: Random, tinted = false): DrawnLine {
  for (;;) {
    const line = anyLine(picture, random, tinted);
    if (line !== undefined && clipped(picture, line) <= clippedShare) return line;
  }
}

/** Several lines at least 10 degrees apart, so that none covers another. */
export function randomLines(picture: Rgb8, random: Random, count: number, tinted = false): DrawnLine[] {
  const lines: DrawnLine[] = [];
  while (lines.length < count) {
    const line = randomLine(picture, random, tinted);
    if (lines.every((other) => angleBetween(line, other) > Math.PI / 18)) lines.push(line);
  }
  return lines;
}

function angleBetween({ ends: a }: DrawnLine, { ends: b }: DrawnLine): number {
  const turned = Math.abs(Math.atan2(a[3] - a[1], a[2] - a[0]) - Math.atan2(b[3] - b[1], b[2] - b[0])) % Math.PI;
  return Math.min(turned, Math.PI - turned);
}

function anyLine({ width, height }: Rgb8, random: Random, tinted: boolean): DrawnLine | undefined {
  const length = Math.min(width, height) * (random() < 0.5 ? 0.25 : 0.25 + 0.7 * random());
  const angle = random() < 1 / 6 ? (Math.floor(random() * 4) * Math.PI) / 4 : random() * Math.PI;
  const antialiased = random() < 0.5;
  const [x1, y1] = [random() * (width - 1), random() * (height - 1)];
  const [x2, y2] = [x1 + Math.cos(angle) * length, y1 + Math.sin(angle) * length];
  const contrast = (random() < 0.4 ? 25 : 25 + 95 * random()) * (random() < 0.5 ? -1 : 1);
  const channel = tinted ? Math.floor(random() * 3) : -1;
  const thickness = random() < 0.5 ? 1 : 2;
  if (x2 < 0 || x2 > width - 1 || y2 > height - 1) return undefined;
  const shade = (k: number): number => (channel < 0 || channel === k ? contrast : 0);
  const snap = (value: number): number => (antialiased ? value : Math.round(value));
  return {
    ends: [snap(x1), snap(y1), snap(x2), snap(y2)],
    thickness,
    colour: [shade(0), shade(1), shade(2)],
    antialiased,
  };
}

function clipped({ width, data }: Rgb8, { ends: [x1, y1, x2, y2], colour }: DrawnLine): number {
  const samples = 200;
  let count = 0;
  for (let i = 0; i < samples; i++) {
    const t = i / (samples - 1);
    const at = (Math.round(y1 + (y2 - y1) * t) * width + Math.round(x1 + (x2 - x1) * t)) * 3;
    if (colour.some((value, k) => data[at + k] + value < -5 || data[at + k] + value > 260)) count++;
  }
  return count / samples;
}
