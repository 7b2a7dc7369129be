import { linearLight } from "../linear-light.ts";

/** A colour of CIELAB: L*, a*, b*. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** Linear sRGB to CIE XYZ (CSS Color 4, from the primaries of sRGB and the white of D65 at x 0.3127, y 0.3290). */
const xyzOfRgb = [
  [506752 / 1228815, 87881 / 245763, 12673 / 70218],
  [87098 / 409605, 175762 / 245763, 12673 / 175545],
  [7918 / 409605, 87881 / 737289, 1001167 / 1053270],
] as const;

/** CIELAB of an 8-bit sRGB colour under its own white, in 64-bit floats by the definition: the twin of `labOfDifferent`. */
export function labTwin(rgb: readonly number[]): Lab {
  const light = rgb.map((level) => linearLight[level]);
  const [x, y, z] = xyzOfRgb.map((row) => {
    const sum = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
    return curve(sum / (row[0] + row[1] + row[2]));
  });
  const isGrey = rgb[0] === rgb[1] && rgb[1] === rgb[2];
  return isGrey ? [116 * y - 16, 0, 0] : [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 15: the cube root, and a line at its foot. */
const curve = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : ((29 / 6) ** 2 / 3) * t + 4 / 29);
