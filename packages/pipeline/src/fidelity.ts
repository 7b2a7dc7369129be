import type { Figures } from "./measure.ts";
import type { Quality } from "./quality.ts";
import type { QualitySettings } from "./settings.ts";

export type Fidelity = NonNullable<Quality["fidelity"]>;

/**
 * Holds the round trip of an AI enlargement against what faithful ones reach. It finds shapes, textures and colours that the
 * source would show too if they were there; detail finer than the source's pixels vanishes on the way back and is not seen.
 */
export function fidelityOf(
  roundTrip: Figures,
  { srMinPsnr, srMinSsimulacra2 }: Pick<QualitySettings, "srMinPsnr" | "srMinSsimulacra2">,
): Fidelity {
  const minima = { psnr: srMinPsnr, ssimulacra2: srMinSsimulacra2 };
  const figures: Fidelity["figures"] = {};
  const reasons: string[] = [];
  let measured = false;
  for (const [metric, minimum] of Object.entries(minima)) {
    const figure = roundTrip[metric];
    const value = figure?.value ?? null;
    figures[metric] = { value, minimum };
    measured ||= value !== null || figure?.identical === true;
    if (value === null || value >= minimum) continue;
    const [is, least] = [value.toFixed(2), minimum].map((amount) => `${amount}${figure.unit && ` ${figure.unit}`}`);
    reasons.push(`${metric} ${is} is below ${least}`);
  }
  return { hallucination_risk: measured ? reasons.length > 0 : null, figures, reasons };
}
