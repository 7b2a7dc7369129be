import type { Quality } from "../quality.ts";
import { html, type Html } from "./html.ts";
import { inkOf } from "./objects-layer.ts";
import { count, number, plural } from "./quantities.ts";

type FoundObject = NonNullable<Quality["segmentation"]>["objects"][number];

/** The objects of the result: by what they were found, where they are, and whether their edges are those of the source. */
export function objectsSection({ segmentation, dimensions_after }: Quality): Html | false {
  if (segmentation === undefined) return false;
  const { objects, segmenter, because, reason, left_out } = segmentation;
  const pixels = dimensions_after.width * dimensions_after.height;
  return html`
    <section id="objects" aria-labelledby="objects-title">
      <h2 id="objects-title">Which objects are in it?</h2>
      <p class="intro">
        ${reason !== undefined && html`None were found: ${reason}.`}
        ${segmenter !== undefined && html`Segmenter: ${segmenter}${because !== undefined && html`, because ${because}`}.`}
        ${left_out > 0 && html`${plural(left_out, "object")} below the thresholds left out.`}
      </p>
      ${objects.length > 0 && objectsTable(objects, pixels)}
    </section>
  `;
}

const objectsTable = (objects: readonly FoundObject[], pixels: number): Html => html`
  <div class="table">
    <table>
      <caption class="unseen">
        Objects, with their place in the saved file
      </caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">Where</th>
          <th scope="col" class="num">Share of the picture</th>
          <th scope="col" class="num">Confidence</th>
          <th scope="col" class="num">Outline as in the source (F)</th>
          <th scope="col">Edges</th>
        </tr>
      </thead>
      <tbody>
        ${objects.map(
          ({ bbox: [x, y, width, height], area, score, boundary_f, edges_lost }, i) => html`
            <tr>
              <th scope="row">
                <svg viewBox="0 0 1 1" width="12" height="12" aria-hidden="true">
                  <rect width="1" height="1" fill="${inkOf(i)}" />
                </svg>
                ${i + 1}
              </th>
              <td>${count(width)} × ${count(height)} at (${count(x)}, ${count(y)})</td>
              <td class="num">${number((area / pixels) * 100)} %</td>
              <td class="num">${number(score)}</td>
              <td class="num">${boundary_f === null ? "not found there" : number(boundary_f)}</td>
              <td>${edgesOf(edges_lost)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`;

function edgesOf(isLost: boolean | null): Html {
  if (isLost === null) return html`<span class="state quiet">not checked</span>`;
  return isLost ? html`<span class="state caution">lost in part</span>` : html`<span class="state good">kept</span>`;
}
