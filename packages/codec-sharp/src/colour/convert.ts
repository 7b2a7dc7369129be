import { encode } from "./srgb.ts";
import { inverse, multiply, transpose } from "./matrix.ts";
import { colorantsOf, srgbPrimaries, type Colorants } from "./primaries.ts";
import type { ToneTable } from "./tone-table.ts";

/** Converts interleaved samples to sRGB, each colour by itself. */
export type Conversion = (samples: Uint16Array) => Uint16Array;

const toSrgbLight = inverse(transpose(colorantsOf(srgbPrimaries)));

/** RGB of any primaries and curves: to light, by matrix to sRGB's light, clipped, encoded (ICC.1:2022, annex F.3). */
export function matrixConversion(colorants: Colorants, curves: readonly ToneTable[]): Conversion {
  const [red, green = red, blue = red] = curves;
  const [[xr, yr, zr], [xg, yg, zg], [xb, yb, zb]] = multiply(toSrgbLight, transpose(colorants));
  return (samples) => {
    const converted = new Uint16Array(samples.length);
    for (let i = 0; i < samples.length; i += 3) {
      const x = red[samples[i]];
      const y = green[samples[i + 1]];
      const z = blue[samples[i + 2]];
      converted[i] = encode(xr * x + yr * y + zr * z) + 0.5;
      converted[i + 1] = encode(xg * x + yg * y + zg * z) + 0.5;
      converted[i + 2] = encode(xb * x + yb * y + zb * z) + 0.5;
    }
    return converted;
  };
}

/** Samples of which each stands for an amount of white. */
export function greyConversion(curve: ToneTable): Conversion {
  const table = Uint16Array.from(curve, (light) => encode(light) + 0.5);
  return (samples) => samples.map((value) => table[value]);
}
