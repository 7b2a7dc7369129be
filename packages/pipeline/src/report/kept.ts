import type { Quality } from "../quality.ts";
import { html, type Html, type Part } from "./html.ts";
import { groupTerm } from "./vocabulary.ts";

/** Groups that the source has and that nobody compared in the saved file. */
export function unaccounted({ source, preserved, losses }: Quality): string[] {
  const accounted = new Set([...preserved, ...losses.map(({ group }) => group)]);
  return source.metadata.filter((group) => !accounted.has(group));
}

/** What travelled with the picture: kept, changed or lost, each loss with its reason. */
export function keptSection(quality: Quality): Html {
  const { preserved, losses } = quality;
  const rows = [
    losses.map(({ group, kind, reason }) => row(group, kind === "lost" ? "bad" : "caution", kind, reason)),
    preserved.map((group) => row(group, "good", "kept", "Identical in the saved file")),
    unaccounted(quality).map((group) => row(group, "quiet", "not checked", "")),
  ].flat();
  return html`
    <section id="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">What came along?</h2>
      <p class="intro">
        The saved file was opened again, and what it holds compared with the source. What is not listed was not in the
        source.
      </p>
      ${
        rows.length === 0
          ? html`<p>The source carried nothing beside its pixels.</p>`
          : html`<div class="table">
              <table class="stack">
                <caption class="unseen">
                  Metadata and properties of the source, and what became of them
                </caption>
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col">State</th>
                    <th scope="col">Why</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>
            </div>`
      }
    </section>
  `;
}

function row(group: string, tone: string, state: string, reason: Part): Html {
  const { name, meaning } = groupTerm(group);
  return html`
    <tr>
      <th scope="row">${name}${meaning !== undefined && html`<br /><span class="quiet">${meaning}</span>`}</th>
      <td><span class="state ${tone}">${state}</span></td>
      <td>${reason}</td>
    </tr>
  `;
}
