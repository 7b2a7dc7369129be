import type { Quality } from "../quality.ts";
import { bar } from "./bar.ts";
import { html, type Html, type Part } from "./html.ts";
import { noteOf } from "./notes.ts";
import { bytes, duration, factor } from "./quantities.ts";
import { readable } from "./vocabulary.ts";

/** How the picture was made, what stood in for what, how long each step took, and with which software. */
export const makingSection = (quality: Quality): Html => html`
  <section id="making" aria-labelledby="making-title">
    <h2 id="making-title">How was it made?</h2>
    ${quality.fallbacks.map(
      ({ wanted, used, reason }) =>
        html`<p class="notice caution"><strong>${used} stood in for ${wanted}.</strong> ${reason}</p>`,
    )}
    <div class="columns">
      <div>
        <h3>Method</h3>
        <dl>${method(quality)}</dl>
        <h3>Software</h3>
        <dl>${Object.entries(quality.software).map(([name, version]) => entry(name, version))}</dl>
      </div>
      <div>
        <h3>Time</h3>
        ${timings(quality.timings_ms)}
      </div>
    </div>
  </section>
`;

function method({ enhancement, source, output, memory_predicted_bytes }: Quality): Html[] {
  const engine =
    enhancement.engine === "ai" ? "AI: invents detail that fits" : "Classical: interpolates, invents nothing";
  return [
    entry("Enlarged by", enhancement.resampler),
    entry("Kind", engine),
    enhancement.kernel === undefined ? [] : entry("Kernel", enhancement.kernel),
    entry("Samples while enlarging", samples(enhancement)),
    entry("Scale", `${factor(enhancement.scale)} ×`),
    entry("Decided by", enhancement.reason),
    ...Object.entries(enhancement.notes).map(([key, fact]) => entry(...noteOf(key, fact))),
    entry("Memory predicted", bytes(memory_predicted_bytes)),
    entry("SHA-256 of the source", html`<code>${source.sha256}</code>`),
    entry("SHA-256 of the result", html`<code>${output.sha256}</code>`),
  ].flat();
}

function samples({ linear_light, linear_light_levels }: Quality["enhancement"]): string {
  if (!linear_light) return "Device values of the picture's own colour space";
  return `Linear light at 16 bits, which tells ${linear_light_levels} of 65536 levels apart`;
}

const entry = (name: string, value: Part): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** Steps in their order; a step named "total" stands last and has no bar. */
function timings({ total, ...steps }: Quality["timings_ms"]): Html {
  const longest = Math.max(1, ...Object.values(steps));
  return html`
    <div class="table">
      <table class="timings">
        <caption class="unseen">
          Time of each step
        </caption>
        <tbody>
          ${Object.entries(steps).map(
            ([step, ms]) =>
              html`<tr>
                <th scope="row">${readable(step)}</th>
                <td class="num">${duration(ms)}</td>
                <td>${bar(ms / longest)}</td>
              </tr>`,
          )}
          ${
            total !== undefined &&
            html`<tr class="total">
              <th scope="row">Total</th>
              <td class="num">${duration(total)}</td>
              <td></td>
            </tr>`
          }
        </tbody>
      </table>
    </div>
  `;
}
