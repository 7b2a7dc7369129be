import type { Quality } from "../quality.ts";
import { html, type Html } from "./html.ts";
import { unaccounted } from "./kept.ts";
import { bytes, plural } from "./quantities.ts";
import { artefactsFound, type Tone } from "./verdict.ts";

interface Chip {
  readonly tone: Tone;
  readonly text: string;
  readonly to: string;
}

const signs: Readonly<Record<Tone, string>> = { good: "✓", caution: "!", bad: "✕" };

/** The state of each promise of the run in a few words, linked to where the page says more. */
export const chips = (quality: Quality): Html => html`
  <ul class="chips">
    ${[
      thresholds(quality),
      hallucination(quality),
      artefacts(quality),
      size(quality),
      losses(quality),
      fallbacks(quality),
    ]
      .flat()
      .map(
        ({ tone, text, to }) =>
          html`<li>
            <a class="chip ${tone}" href="#${to}"><b aria-hidden="true">${signs[tone]}</b> ${text}</a>
          </li>`,
      )}
  </ul>
`;

function thresholds({ thresholds: { psnr, ssim, passed } }: Quality): Chip[] {
  if (!passed) return [{ tone: "bad", text: "Below the thresholds", to: "figures" }];
  return psnr === undefined && ssim === undefined ? [] : [{ tone: "good", text: "Thresholds met", to: "figures" }];
}

const hallucination = ({ fidelity }: Quality): Chip[] =>
  fidelity?.hallucination_risk ? [{ tone: "caution", text: "Hallucination risk", to: "figures" }] : [];

function artefacts(quality: Quality): Chip {
  const found = artefactsFound(quality).length;
  if (found > 0) return { tone: "caution", text: `${plural(found, "kind")} of artefact found`, to: "findings" };
  const states = Object.values(quality.artifacts_detected);
  const ran = states.filter((state) => state !== null).length;
  if (ran === 0) return { tone: "caution", text: "Not checked for artefacts", to: "findings" };
  return { tone: "good", text: `No artefacts in ${plural(ran, "check")}`, to: "findings" };
}

function size({ target, enhanced_size_bytes }: Quality): Chip {
  const actual = bytes(enhanced_size_bytes);
  return target.reached
    ? { tone: "good", text: `${actual}, size reached`, to: "size" }
    : { tone: "caution", text: `${actual}, size not reached`, to: "size" };
}

function losses(quality: Quality): Chip {
  const amount = quality.losses.length;
  const open = unaccounted(quality).length;
  if (amount > 0) return { tone: "caution", text: `${plural(amount, "item")} changed or lost`, to: "kept" };
  if (open > 0) return { tone: "caution", text: `${plural(open, "item")} of metadata not checked`, to: "kept" };
  return { tone: "good", text: "Everything carried over", to: "kept" };
}

const fallbacks = ({ fallbacks: { length } }: Quality): Chip[] =>
  length === 0 ? [] : [{ tone: "caution", text: `${plural(length, "fallback")} used`, to: "making" }];
