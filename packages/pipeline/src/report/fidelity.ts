import type { Quality } from "../quality.ts";
import { html, type Html } from "./html.ts";
import { figureValue, number } from "./quantities.ts";
import { figureTerm } from "./vocabulary.ts";

/** Whether an AI enlargement shows what the source has not, as far as the round trip can tell; nothing for a classical one. */
export function fidelityNotice({ fidelity, round_trip }: Quality): Html | undefined {
  if (fidelity === undefined) return undefined;
  if (fidelity.hallucination_risk === null)
    return html`<p class="notice caution">
      <strong>Hallucination risk not checked.</strong> This was enlarged by AI, and neither PSNR nor SSIMULACRA 2 was
      measured.
    </p>`;
  const figures = Object.entries(fidelity.figures)
    .map(([metric, { value, minimum }]) => inWords(metric, value, minimum, round_trip.figures[metric]?.unit))
    .join(", ");
  if (fidelity.hallucination_risk)
    return html`<p class="notice caution">
      <strong>Hallucination risk.</strong> Enlarged by AI, the result is farther from the source than faithful
      enlargements are: ${figures}. It is likely to show shapes, textures or colours that the source has not. Look at
      both under the divider above before you rely on it; a classical resampler invents nothing.
    </p>`;
  return html`<p class="notice good">
    <strong>No sign of hallucination:</strong> ${figures}. Detail finer than the source’s pixels is the model’s own all
    the same: it vanishes when the result is brought back, so that no figure can judge it.
  </p>`;
}

/** "PSNR 48.38 dB (at least 32 dB)". */
function inWords(metric: string, value: number | null, minimum: number, unit: string = ""): string {
  const inUnit = (amount: string): string => `${amount}${unit && ` ${unit}`}`;
  const reached = value === null ? "has no figure" : inUnit(figureValue(value));
  return `${figureTerm(metric).name} ${reached} (at least ${inUnit(number(minimum))})`;
}
