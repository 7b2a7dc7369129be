import { PixelproofError } from "@pixelproof/core";
import { apply, inverse, multiply, scale, transpose, type Matrix, type Triple } from "./matrix.ts";

/** CIE XYZ of red, green and blue at full strength, relative to D50; their sum is white. */
export type Colorants = readonly [red: Triple, green: Triple, blue: Triple];

type Chromaticity = readonly [x: number, y: number];

const d65: Chromaticity = [0.3127, 0.329];
const dci: Chromaticity = [0.314, 0.351];

/** Chromaticities of red, green, blue and white by code of H.273, table 2. */
const chromaticities: Readonly<Record<number, readonly [Chromaticity, Chromaticity, Chromaticity, Chromaticity]>> = {
  1: [[0.64, 0.33], [0.3, 0.6], [0.15, 0.06], d65],
  5: [[0.64, 0.33], [0.29, 0.6], [0.15, 0.06], d65],
  6: [[0.63, 0.34], [0.31, 0.595], [0.155, 0.07], d65],
  7: [[0.63, 0.34], [0.31, 0.595], [0.155, 0.07], d65],
  9: [[0.708, 0.292], [0.17, 0.797], [0.131, 0.046], d65],
  11: [[0.68, 0.32], [0.265, 0.69], [0.15, 0.06], dci],
  12: [[0.68, 0.32], [0.265, 0.69], [0.15, 0.06], d65],
};

/** The code of the primaries of BT.709 and sRGB. */
export const srgbPrimaries = 1;

/** ICC.1:2022, section 7.2.16. */
const d50: Triple = [0.9642, 1, 0.8249];

/** Cone responses of Bradford (ICC.1:2022, annex E). */
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

/** Colorants of a code of colour primaries, adapted to D50 by Bradford; throws `CAPABILITY_MISSING` for other codes. */
export function colorantsOf(code: number): Colorants {
  const found = chromaticities[code];
  if (!found) {
    throw new PixelproofError(
      "CAPABILITY_MISSING",
      `Expected known colour primaries but received code ${code} of H.273`,
    );
  }
  const [red, green, blue, white] = found;
  // White is the sum of the primaries, each at the strength that makes it so.
  const [r, g, b] = apply(inverse(transpose([toXyz(red), toXyz(green), toXyz(blue)])), toXyz(white));
  const adapt = adaptation(toXyz(white));
  return [
    apply(adapt, scale(toXyz(red), r)),
    apply(adapt, scale(toXyz(green), g)),
    apply(adapt, scale(toXyz(blue), b)),
  ];
}

/** Luminance 1. */
function toXyz([x, y]: Chromaticity): Triple {
  return [x / y, 1, (1 - x - y) / y];
}

function adaptation(white: Triple): Matrix {
  const [from, to] = [apply(bradford, white), apply(bradford, d50)];
  const scaled: Matrix = [
    scale(bradford[0], to[0] / from[0]),
    scale(bradford[1], to[1] / from[1]),
    scale(bradford[2], to[2] / from[2]),
  ];
  return multiply(inverse(bradford), scaled);
}
