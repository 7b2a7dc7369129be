import type { Rgb8 } from "@pixelproof/core";
import { strideOf, type PlanarBytes } from "../predict/planar-bytes.ts";
import { predictTwin } from "../predict/predict-twin.ts";
import type { AxisTaps } from "../resample/taps.ts";
import { mirrorRow } from "./opponent-rows.ts";
import type { ResidualDetail } from "./residual-detail.ts";
import type { SignedPlane } from "./standardise.ts";

/** Quarters of a step at a pixel of one opponent plane. */
type Opponent = (x: number, y: number, plane: number) => number;

/** The twin of `residualDetail` in plain TypeScript, for tests: every value by its definition, no sums that slide. */
export function residualDetailTwin(before: Rgb8, after: Rgb8, taps: AxisTaps): ResidualDetail {
  const enlarged = predictTwin(before, taps);
  const { width, height } = after;
  const difference = opponents(after, (p) => after.data[p] - enlarged.data[p]);
  const detail = (x: number, y: number, plane: number): number => {
    const sum = (reach: number, weight: (offset: number) => number): number[] =>
      range(reach).map((dx) =>
        range(reach).reduce((total, dy) => total + weight(dy) * difference(x + dx, y + dy, plane), 0),
      );
    const box = sum(4, () => 1).reduce((total, column) => total + ((column * 3236 + 2 ** 14) >> 15), 0);
    const [left, middle, right] = sum(1, (dy) => 2 - Math.abs(dy));
    return clamped((((left + 2 * middle + right) >> 1) - box + 8) >> 4, -128, 127);
  };
  return {
    predicted: planar(
      width,
      height,
      (data) => new Uint8Array(data),
      (x, y, plane) => enlarged.data[(y * width + x) * 3 + plane],
    ),
    detail: planar(width, height, (length) => new Int8Array(length), detail),
  };
}

/** The twin of `busyness`. */
export function busynessTwin(picture: Rgb8): PlanarBytes {
  const value = opponents(picture, (p) => picture.data[p]);
  return planar(
    picture.width,
    picture.height,
    (length) => new Uint8Array(length),
    (x, y, plane) => {
      const around = range(2).flatMap((dy) => range(2).map((dx) => value(x + dx, y + dy, plane)));
      return (Math.max(...around) - Math.min(...around)) >> 5;
    },
  );
}

/** The twin of `countDetail`. */
export function countDetailTwin(detail: PlanarBytes<Int8Array>, busyness: PlanarBytes): Uint32Array[] {
  return [0, 1, 2].map((plane) => {
    const counts = new Uint32Array(64 * 128);
    for (let y = 0; y < detail.height; y += 2) {
      for (let x = y % 3; x < detail.width; x += 3) {
        counts[under(detail, busyness, x, y, plane) * 128 + Math.min(127, Math.abs(at(detail, x, y, plane)))]++;
      }
    }
    return counts;
  });
}

/** The twin of `standardise`. */
export function standardiseTwin(
  detail: PlanarBytes<Int8Array>,
  busyness: PlanarBytes,
  factors: readonly Float32Array[],
  limit: number,
): SignedPlane {
  const { width, height } = detail;
  const data = new Int8Array(width * height).map((_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const products = factors.map((plane, which) => {
      const factor = Math.round(plane[under(detail, busyness, x, y, which)]);
      return (256 * at(detail, x, y, which) * factor + 2 ** 14) >> 15;
    });
    const strongest = products.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best));
    return clamped(strongest, -limit, limit);
  });
  return { width, height, data };
}

function opponents({ width, height }: Rgb8, value: (index: number) => number): Opponent {
  return (x, y, plane) => {
    const p = (mirrorRow(y, height) * width + mirrorRow(x, width)) * 3;
    const [red, green, blue] = [value(p), value(p + 1), value(p + 2)];
    return [red + 2 * green + blue, 4 * (red - green), 4 * (blue - green)][plane];
  };
}

const at = ({ stride, data }: PlanarBytes<Int8Array | Uint8Array>, x: number, y: number, plane: number): number =>
  data[(3 * y + plane) * stride + x];

/** How busy the source is under a pixel of the result. */
function under(to: PlanarBytes<Int8Array>, source: PlanarBytes, x: number, y: number, plane: number): number {
  const below = (i: number, side: number, of: number): number => Math.floor(((i + 0.5) * of) / side);
  return at(source, below(x, to.width, source.width), below(y, to.height, source.height), plane);
}

function planar<Data extends Uint8Array | Int8Array>(
  width: number,
  height: number,
  create: (length: number) => Data,
  value: Opponent,
): PlanarBytes<Data> {
  const stride = strideOf(width);
  const data = create(3 * stride * height);
  for (let i = 0; i < data.length; i++) {
    const [y, plane, x] = [Math.floor(i / (3 * stride)), Math.floor(i / stride) % 3, i % stride];
    if (x < width) data[i] = value(x, y, plane);
  }
  return { width, height, stride, data };
}

const range = (reach: number): number[] => Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);

const clamped = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
