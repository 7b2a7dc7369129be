import type { Rgb8 } from "@pixelproof/core";
import { lumaTwin } from "../luma/luma-twin.ts";
import { filterTwin } from "../resample/resample-twin.ts";
import type { AxisTaps } from "../resample/taps.ts";
import type { EdgeStrength } from "./thin-edges.ts";

const { fround } = Math;

/** The twin of `thinEdges` in plain TypeScript, for tests: each 32-bit operation written out. */
export function thinEdgesTwin(picture: Rgb8, smoothing: AxisTaps, { weak, strong }: EdgeStrength): Uint16Array {
  const { width, height } = picture;
  const smooth = filterTwin(lumaTwin(picture, false).data, { width, height, channels: 1 }, smoothing);
  const gradient = (i: number): [x: number, y: number] => [
    fround(smooth[i + 1] - smooth[i - 1]) / 2,
    fround(smooth[i + width] - smooth[i - width]) / 2,
  ];
  const isInside = (i: number): boolean =>
    i % width > 0 && i % width < width - 1 && i >= width && i < width * (height - 1);
  const squares = smooth.map((_, i) => {
    if (!isInside(i)) return 0;
    const [x, y] = gradient(i);
    return fround(x * x) + fround(y * y);
  });
  return Uint16Array.from(squares, (square, i) => {
    if (!isInside(i) || square < fround(weak ** 2)) return 0;
    const [x, y] = gradient(i);
    const unit = fround(fround(1.3) / fround(Math.sqrt(square)));
    const step = Math.round(fround(x * unit)) + Math.round(fround(y * unit)) * width;
    if (square <= squares[i - step] || square < squares[i + step]) return 0;
    const share = nearestEven(fround(fround(fround(y / fround(Math.abs(x) + Math.abs(y))) + 1) * 4095));
    return 0x8000 | (square >= fround(strong ** 2) ? 0x4000 : 0) | (x < 0 ? 0x2000 : 0) | share;
  });
}

function nearestEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}
