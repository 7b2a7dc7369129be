import { html, type Html } from "./html.ts";
import type { Detail } from "./report-input.ts";

/** The same places of both pictures side by side, at the saved file's own pixels; nothing when there are none. */
export const detailsSection = (details: readonly Detail[]): Html | undefined =>
  details.length === 0
    ? undefined
    : html`
        <section aria-labelledby="details-title">
          <h2 id="details-title">A closer look</h2>
          <div class="details">
            ${details.map(
              ({ title, before, after }) => html`
                <div class="detail">
                  <h3>${title}</h3>
                  <figure>
                    <img src="${before}" alt="Before: ${title}" />
                    <figcaption>Before</figcaption>
                  </figure>
                  <figure>
                    <img src="${after}" alt="After: ${title}" />
                    <figcaption>After</figcaption>
                  </figure>
                </div>
              `,
            )}
          </div>
        </section>
      `;
