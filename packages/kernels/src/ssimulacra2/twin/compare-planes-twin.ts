import { normsOf, type PlaneDifferences } from "../scale-differences.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { blurred } from "./blur-twin.ts";
import { planeOf, type Plane } from "./plane.ts";

/** The three maps over one plane of both pictures. */
export function comparePlanes(a: Plane, b: Plane, arithmetic: Arithmetic): PlaneDifferences {
  const { round } = arithmetic;
  const product = (p: Plane, q: Plane): Plane => planeOf(p, arithmetic, (_x, _y, i) => p.data[i] * q.data[i]);
  const [mean1, mean2, square1, square2, mixed] = [a, b, product(a, a), product(b, b), product(a, b)].map(
    (plane) => blurred(plane, arithmetic).data,
  );
  const covarianceAt = (i: number, products: Plane["data"], p: Plane["data"], q: Plane["data"]): number =>
    round(products[i] - round(p[i] * q[i]));
  const c2 = round(0.0009);

  const valuesAt = (i: number): number[] => {
    const shift = round(mean1[i] - mean2[i]);
    const luminance = round(1 - round(shift * shift));
    const structure = round(2 * covarianceAt(i, mixed, mean1, mean2) + c2);
    const variances = round(covarianceAt(i, square1, mean1, mean1) + covarianceAt(i, square2, mean2, mean2));
    const similarity = round(round(luminance * structure) / round(variances + c2));
    const detail1 = Math.abs(round(a.data[i] - mean1[i]));
    const detail2 = Math.abs(round(b.data[i] - mean2[i]));
    const more = round(round(detail2 - detail1) / round(1 + detail1));
    const maps = [Math.max(0, round(1 - similarity)), Math.max(0, more), Math.max(0, -more)];
    return [...maps, ...maps.map((value) => fourthPower(value, arithmetic))];
  };
  return normsOf(sumsOf(a, valuesAt, arithmetic), a.width * a.height);
}

function fourthPower(value: number, { round }: Arithmetic): number {
  const square = round(value * value);
  return round(square * square);
}

/** Six sums over a plane: four rows are added with rounding, the rest without. */
function sumsOf({ width, height }: Plane, valuesAt: (i: number) => number[], { round }: Arithmetic): number[] {
  const sums = [0, 0, 0, 0, 0, 0];
  for (let top = 0; top < height; top += 4) {
    for (let x = 0; x < width; x++) {
      const four = [0, 0, 0, 0, 0, 0];
      for (let y = top; y < Math.min(top + 4, height); y++) {
        for (const [map, value] of valuesAt(y * width + x).entries()) four[map] = round(four[map] + value);
      }
      for (const [map, value] of four.entries()) sums[map] += value;
    }
  }
  return sums;
}
