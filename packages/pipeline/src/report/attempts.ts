import type { Quality } from "../quality.ts";
import { bar } from "./bar.ts";
import { compression } from "./facts.ts";
import { html, type Html } from "./html.ts";
import { bytes, dimensions, factor } from "./quantities.ts";

type Attempt = Quality["output"]["attempt"];

/** How the file came to its size: what was asked, each attempt, and which one was saved. */
export function attemptsSection({ target, output, enhanced_size_bytes }: Quality): Html {
  const { floor_bytes: floor, ceiling_bytes: ceiling, reached, note, attempts } = target;
  const largest = Math.max(floor, ceiling ?? 0, ...attempts.map((attempt) => attempt.bytes));
  return html`
    <section id="size" aria-labelledby="size-title">
      <h2 id="size-title">How did the file reach its size?</h2>
      <p class="intro">
        Asked for: ${asked(floor, ceiling)}. The saved file has ${bytes(enhanced_size_bytes)}. A file is made larger
        only by keeping more of the picture; it is never padded.
      </p>
      ${!reached && html`<p class="notice caution"><strong>The size asked for was not reached.</strong> ${note}</p>`}
      ${reached && note !== undefined && html`<p class="quiet">${note}</p>`}
      <div class="table">
        <table class="stack">
          <caption class="unseen">
            Attempts at the size asked for
          </caption>
          <thead>
            <tr>
              <th scope="col">Attempt</th>
              <th scope="col">Saved as</th>
              <th scope="col">Pixels</th>
              <th scope="col">Size</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            ${attempts.map((attempt, index) => row(attempt, index + 1, same(attempt, output.attempt), largest))}
          </tbody>
        </table>
      </div>
    </section>
  `;
}

function asked(floor: number, ceiling: number | null): string {
  const least = floor > 0 ? [`at least ${bytes(floor)}`] : [];
  const most = ceiling === null ? [] : [`at most ${bytes(ceiling)}`];
  return [...least, ...most].join(" and ") || "no particular size";
}

const row = (attempt: Attempt, position: number, saved: boolean, largest: number): Html => html`
  <tr class="${saved && "chosen"}">
    <th scope="row">${position}${saved && html` <span class="state good">saved</span>`}</th>
    <td>${attempt.format.toUpperCase()}, ${attempt.depth} bit, ${compression(attempt)}</td>
    <td>${dimensions(attempt)} <span class="quiet factor">(${factor(attempt.scale)} ×)</span></td>
    <td>${bytes(attempt.bytes)}${bar(attempt.bytes / largest)}</td>
    <td>${attempt.step}</td>
  </tr>
`;

const same = (a: Attempt, b: Attempt): boolean => JSON.stringify(a) === JSON.stringify(b);
