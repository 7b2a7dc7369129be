import type { Rgb8 } from "@pixelproof/core";
import type { PlaneDifferences, ScaleDifferences } from "./scale-differences.ts";
import { scaleSizes } from "./scale-sizes.ts";
import { float32, float64, type Arithmetic } from "./twin/arithmetic.ts";
import { comparePlanes } from "./twin/compare-planes-twin.ts";
import { halved, lightOf } from "./twin/plane.ts";
import { xybOf } from "./twin/xyb-twin.ts";

const arithmetics = { float32, float64 } as const;

/**
 * The twin of `compareScales` in plain TypeScript, for tests: whole planes, each operation written out. In `float32` its
 * maps are those of the kernels to the bit, and only sums of 64-bit floats are taken in another order; in `float64` the
 * same lines are the definition itself, to hold against other programs.
 */
export function compareScalesTwin(
  reference: Rgb8,
  candidate: Rgb8,
  precision: keyof typeof arithmetics,
): readonly ScaleDifferences[] {
  const arithmetic: Arithmetic = arithmetics[precision];
  let light = [reference, candidate].map((picture) => lightOf(picture, arithmetic));
  return scaleSizes(reference).map((_, scale) => {
    if (scale > 0) light = light.map((planes) => planes.map((plane) => halved(plane, arithmetic)));
    const [a, b] = light.map((planes) => xybOf(planes, arithmetic));
    const compare = (plane: number): PlaneDifferences => comparePlanes(a[plane], b[plane], arithmetic);
    return [compare(0), compare(1), compare(2)];
  });
}
