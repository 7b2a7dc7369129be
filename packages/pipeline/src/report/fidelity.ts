import type { Quality } from "../quality.ts";
import { html, type Html } from "./html.ts";
import { figureValue, number } from "./quantities.ts";
import { figureTerm } from "./vocabulary.ts";

type Fidelity = NonNullable<Quality["fidelity"]>;

/** Whether an AI enlargement shows what the source has not, as far as the round trip can tell; nothing for a classical one. */
export function fidelityNotice(fidelity: Quality["fidelity"]): Html | undefined {
  if (fidelity === undefined) return undefined;
  if (fidelity.hallucination_risk === null)
    return html`<p class="notice caution">
      <strong>Hallucination risk not checked.</strong> This was enlarged by AI, and neither PSNR nor SSIMULACRA 2 was
      measured.
    </p>`;
  if (fidelity.hallucination_risk)
    return html`<p class="notice caution">
      <strong>Hallucination risk.</strong> Enlarged by AI, the result is farther from the source than faithful
      enlargements are: ${words(fidelity)}. It is likely to show shapes, textures or colours that the source has not.
      Look at both under the divider above before you rely on it; a classical resampler invents nothing.
    </p>`;
  return html`<p class="notice good">
    <strong>No sign of hallucination:</strong> ${words(fidelity)}. Detail finer than the source’s pixels is the model’s
    own all the same: it vanishes when the result is brought back, so that no figure can judge it.
  </p>`;
}

const words = ({ figures }: Fidelity): string =>
  Object.entries(figures)
    .map(([metric, { value, minimum }]) => {
      const reached = value === null ? "has no figure" : figureValue(value);
      return `${figureTerm(metric).name} ${reached} (at least ${number(minimum)})`;
    })
    .join(", ");
