import type { Quality } from "../quality.ts";
import { bandsOf, grade, gradeNote, gradeWords, isGraded, type Grade, type GradedMetric } from "./bands.ts";
import { fidelityNotice } from "./fidelity.ts";
import { html, type Html } from "./html.ts";
import { figureValue, number } from "./quantities.ts";
import { figureTerm, readable } from "./vocabulary.ts";

type Figure = Quality["round_trip"]["figures"][string];

/** Every figure with its unit, what it means, and what it cannot tell. */
export const figuresSection = (quality: Quality): Html => html`
  <section id="figures" aria-labelledby="figures-title">
    <h2 id="figures-title">How faithful is it?</h2>
    ${thresholds(quality)}
    <h3>Is the source still in it? <small>Round trip</small></h3>
    <p class="intro">
      The saved file is brought back to the source’s size and compared with the source. This tells whether anything of
      the source was lost, moved or recoloured. It cannot tell whether the pixels in between are right: nobody
      photographed them. For that there are the divider above and your eyes.
    </p>
    ${fidelityNotice(quality)} ${cards(quality.round_trip.figures)}
    <p class="quiet">Compared: ${quality.round_trip.convention}.</p>
    <h3>What did saving cost? <small>Encoding</small></h3>
    <p class="intro">
      ${
        quality.encoding.lossless
          ? "Nothing: every sample of the saved file equals the enlarged picture before it was saved."
          : "The saved file is compared with the enlarged picture before it was saved, at full size. This is what compression and rounding took."
      }
    </p>
    ${cards(quality.encoding.figures)}
    <p class="quiet">Compared: ${quality.encoding.convention}.</p>
    <p class="quiet">${gradeNote}</p>
  </section>
`;

function thresholds({ thresholds: { psnr, ssim, passed, failures } }: Quality): Html | undefined {
  const asked = [
    psnr === undefined ? [] : [`PSNR of at least ${number(psnr)} dB`],
    ssim === undefined ? [] : [`SSIM of at least ${number(ssim)}`],
  ].flat();
  if (!passed) {
    return html`<div class="notice bad">
      <strong>Below what was asked for.</strong>
      <ul>
        ${failures.map((failure) => html`<li>${failure}</li>`)}
      </ul>
    </div>`;
  }
  return asked.length === 0
    ? undefined
    : html`<p class="notice good"><strong>Met:</strong> ${asked.join(" and ")}.</p>`;
}

function cards(figures: Readonly<Record<string, Figure>>): Html | undefined {
  const entries = Object.entries(figures);
  if (entries.length === 0) return undefined;
  return html`<div class="cards">${entries.map(([metric, figure]) => card(metric, figure))}</div>`;
}

function card(metric: string, figure: Figure): Html {
  const { name, meaning = `${figure.better === "higher" ? "Higher" : "Lower"} is closer.` } = figureTerm(metric);
  const parts = Object.entries(figure.parts ?? {});
  return html`
    <article class="card">
      <h4>${name}</h4>
      <p class="value">${value(figure)}</p>
      ${gradeOf(metric, figure)}
      <p>${meaning}</p>
      ${figure.note !== undefined && html`<p class="quiet">${figure.note}</p>`}
      ${
        parts.length > 0 &&
        html`<dl>
          ${parts.map(
            ([part, amount]) =>
              html`<div>
                <dt>${readable(part)}</dt>
                <dd>${number(amount)}</dd>
              </div>`,
          )}
        </dl>`
      }
    </article>
  `;
}

function value({ value: amount, identical, unit }: Figure): Html {
  if (identical === true) return html`identical`;
  if (amount === null) return html`<span class="quiet">not measured</span>`;
  return html`${figureValue(amount)}${unit !== "" && html` <small>${unit}</small>`}`;
}

function gradeOf(metric: string, figure: Figure): Html | undefined {
  if (!isGraded(metric)) return undefined;
  if (figure.identical === true) return steps(5, "no difference at all");
  if (figure.value === null) return undefined;
  const reached = grade(metric, figure.value);
  return html`${steps(reached, gradeWords[reached])}${scale(metric, figure.unit)}`;
}

/** Where the words begin, and who found that. */
function scale(metric: GradedMetric, unit: string): Html {
  const { bounds, source } = bandsOf(metric);
  const [five, four, three, two] = bounds.map((bound) => `${bound}${unit && ` ${unit}`}`);
  return html`<details class="bands">
    <summary>What the word stands for</summary>
    <p>
      ${gradeWords[5]} from ${five}, ${gradeWords[4]} from ${four}, ${gradeWords[3]} from ${three}, ${gradeWords[2]}
      from ${two}, ${gradeWords[1]} below. After ${source}.
    </p>
  </details>`;
}

const steps = (reached: Grade, word: string): Html => html`
  <p class="grade grade-${reached}">
    <span class="steps" role="img" aria-label="${reached} of 5"
      >${[1, 2, 3, 4, 5].map((step) => html`<i class="${step <= reached && "on"}"></i>`)}</span
    >
    Difference: ${word}
  </p>
`;
