import type { Rgb8 } from "@pixelproof/core";
import type { BytePlane, GuidedFilterSettings } from "./guided-filter.ts";

type Colour = readonly [red: number, green: number, blue: number];

/** Slopes for red, green and blue, and the offset. */
type Coefficients = readonly [...Colour, offset: number];

/** The twin of `guidedFilter` in plain TypeScript, for tests: no bands, no running sums, every window summed anew. */
export function guidedFilterTwin(guide: Rgb8, plane: BytePlane, settings: GuidedFilterSettings): Uint8Array {
  const { radius, epsilon } = settings;
  const coefficients = Array.from(plane.data, (_, i) => solve(guide, plane, windowAt(guide, i, radius), epsilon));
  return plane.data.map((_, i) => {
    const around = windowAt(guide, i, radius);
    const sum = (k: number): number => around.reduce((total, j) => total + coefficients[j][k], 0);
    const [r, g, b] = colourAt(guide, i);
    const total = sum(0) * r + sum(2) * b + (sum(1) * g + sum(3));
    return Math.min(255, Math.max(0, Math.floor(total / (around.length * 65536) + 0.5)));
  });
}

/** Pixels of the window around a pixel. */
function windowAt({ width, height }: Rgb8, i: number, radius: number): number[] {
  const [x, y] = [i % width, Math.floor(i / width)];
  const pixels: number[] = [];
  for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
    for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) pixels.push(v * width + u);
  }
  return pixels;
}

const colourAt = ({ data }: Rgb8, i: number): Colour => [data[i * 3], data[i * 3 + 1], data[i * 3 + 2]];

function solve(guide: Rgb8, plane: BytePlane, pixels: readonly number[], epsilon: number): Coefficients {
  const n = pixels.length;
  const colours = pixels.map((i) => colourAt(guide, i));
  const values = pixels.map((i) => plane.data[i]);
  const mean = (of: (at: number) => number): number => pixels.reduce((total, _, at) => total + of(at), 0);
  const sums = [0, 1, 2].map((k) => mean((at) => colours[at][k]));
  const sum = mean((at) => values[at]);
  const m = (j: number, k: number): number =>
    n * mean((at) => colours[at][j] * colours[at][k]) - sums[j] * sums[k] + (j === k ? epsilon * (n * n) : 0);
  const v = [0, 1, 2].map((k) => n * mean((at) => colours[at][k] * values[at]) - sums[k] * sum);
  const cofactors = [
    [
      m(1, 1) * m(2, 2) - m(1, 2) * m(1, 2),
      m(0, 2) * m(1, 2) - m(0, 1) * m(2, 2),
      m(0, 1) * m(1, 2) - m(0, 2) * m(1, 1),
    ],
    [0, m(0, 0) * m(2, 2) - m(0, 2) * m(0, 2), m(0, 1) * m(0, 2) - m(0, 0) * m(1, 2)],
    [0, 0, m(0, 0) * m(1, 1) - m(0, 1) * m(0, 1)],
  ];
  const c = (j: number, k: number): number => cofactors[Math.min(j, k)][Math.max(j, k)];
  const determinant = m(0, 0) * c(0, 0) + m(0, 1) * c(0, 1) + m(0, 2) * c(0, 2);
  const slope = (k: number): number => (v[0] * c(0, k) + v[1] * c(1, k) + v[2] * c(2, k)) / determinant;
  const [r, g, b] = [slope(0), slope(1), slope(2)];
  const offset = (sum - (r * sums[0] + g * sums[1] + b * sums[2])) / n;
  return [fixed(r), fixed(g), fixed(b), fixed(offset)];
}

/** In fractions of 65536. */
const fixed = (value: number): number => Math.floor(value * 65536 + 0.5);
