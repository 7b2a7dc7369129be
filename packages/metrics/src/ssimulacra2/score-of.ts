import type { Norms, PlaneDifferences, ScaleDifferences } from "@pixelproof/kernels";
import { weights } from "./weights.ts";

const planes = [0, 1, 2] as const;

/** The score of version 2.1, up to 100, of what two pictures differ by at each scale. */
export function scoreOf(scales: readonly ScaleDifferences[]): number {
  const weighted = subscores(scales).reduce((sum, value, i) => sum + weights[i] * value, 0);
  const distance = 0.9562382616834844 * weighted;
  const shaped =
    6.248496625763138e-5 * distance ** 3 - 0.020884521182843837 * distance ** 2 + 2.326765642916932 * distance;
  return shaped > 0 ? 100 - 10 * shaped ** 0.6276336467831387 : 100;
}

/** The figures that are weighted, in the order of the weights. */
export function subscores(scales: readonly ScaleDifferences[]): readonly number[] {
  return planes.flatMap((plane) =>
    scales.flatMap((scale) => [
      ...norms(scale[plane]).map(({ mean }) => mean),
      ...norms(scale[plane]).map(({ fourth }) => fourth),
    ]),
  );
}

const norms = ({ ssim, ringing, blurring }: PlaneDifferences): readonly Norms[] => [ssim, ringing, blurring];
