import type { Arithmetic } from "./arithmetic.ts";
import { planeOf, type Plane } from "./plane.ts";

const bias = 0.0037930732552754493;
const opsin = [
  [0.3, 0.622, 0.078],
  [0.23, 0.692, 0.078],
  [0.2434226892454782, 0.2047674442449682, 0.5518098665095537],
] as const;

/** X, Y and B, moved and scaled to be positive, of three planes of linear light. */
export function xybOf([red, green, blue]: readonly Plane[], arithmetic: Arithmetic): Plane[] {
  const { round, cubeRoot } = arithmetic;
  const [l, m, s] = opsin.map(([r, g, b]) =>
    planeOf(red, arithmetic, (_x, _y, i) => {
      const blueAndBias = round(round(blue.data[i] * round(b)) + round(bias));
      const withGreen = round(round(green.data[i] * round(g)) + blueAndBias);
      return cubeRoot(round(round(red.data[i] * round(r)) + withGreen));
    }),
  );
  const luma = planeOf(red, arithmetic, (_x, _y, i) => 0.5 * round(l.data[i] + m.data[i]));
  return [
    planeOf(red, arithmetic, (_x, _y, i) => round(7 * round(l.data[i] - m.data[i])) + round(0.42)),
    planeOf(red, arithmetic, (_x, _y, i) => luma.data[i] + round(0.01 - Math.cbrt(bias))),
    planeOf(red, arithmetic, (_x, _y, i) => round(s.data[i] - luma.data[i]) + round(0.55)),
  ];
}
