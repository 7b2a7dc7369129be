import { heatmapFullScale, heatmapLegend } from "../heatmap.ts";
import { findingsLayer } from "./findings-layer.ts";
import { findingsOf } from "./findings.ts";
import { html, type Html } from "./html.ts";
import { objectsLayer } from "./objects-layer.ts";
import { count } from "./quantities.ts";
import type { ReportInput } from "./report-input.ts";

/**
 * The pictures over each other with a movable divider. Without scripts, and on paper, the same markup shows them side
 * by side.
 */
export function viewer({ quality, pictures, outlines = [] }: ReportInput): Html {
  const { before, after, heatmap, width, height } = pictures;
  const findings = findingsOf(quality);
  const share = width / quality.dimensions_after.width;
  return html`
    <section class="viewer" id="compare" aria-label="Before and after">
      <div class="mat">
        <div class="frame">
          <div class="scroll" role="group" aria-label="Both pictures; when enlarged, arrow keys move them">
            <div class="canvas">
              ${layer("after", after, "After", `The result, ${quality.output.file}`, width, height)}
              ${layer("heat", heatmap, "Difference", "Map of the differences", width, height)}
              ${layer("before", before, "Before", `The source, ${quality.source.name}`, width, height)}
              ${outlines.length > 0 && objectsLayer(outlines, quality.dimensions_after)}
              ${findings.length > 0 && findingsLayer(findings, quality.dimensions_after)}
            </div>
          </div>
          <span class="tag left" aria-hidden="true">Before</span>
          <span class="tag right of-after" aria-hidden="true">After</span>
          <span class="tag right of-heat" aria-hidden="true">Difference</span>
          <div class="divider" aria-hidden="true"><span class="knob"></span></div>
        </div>
      </div>
      <div class="controls">
        <label class="split">
          <span>Before</span>
          <input
            type="range"
            id="split"
            min="0"
            max="100"
            step="0.5"
            value="50"
            aria-label="Divider: share of the picture that shows the source, in percent"
          />
          <span>After</span>
        </label>
        <fieldset>
          <legend>Zoom</legend>
          ${zooms.map(
            ({ id, name, checked }) =>
              html`<label class="choice"
                ><input type="radio" name="zoom" id="zoom-${id}" ${checked && html`checked`} /><span
                  >${name}</span
                ></label
              >`,
          )}
        </fieldset>
        <fieldset>
          <legend>Layers</legend>
          <label class="choice"><input type="checkbox" id="show-heat" /><span>Differences</span></label>
          ${outlines.length > 0 && html`<label class="choice"><input type="checkbox" id="show-objects" /><span>Objects</span></label>`}
          ${findings.length > 0 && html`<label class="choice"><input type="checkbox" id="show-marks" checked /><span>Findings</span></label>`}
        </fieldset>
      </div>
      ${legend()}
      <p class="quiet note">
        ${share < 1 && html`This page shows a preview at ${count(share * 100)} % of the saved file’s size. `}The source
        is enlarged for show, so that both pictures can lie over each other.
      </p>
    </section>
  `;
}

const zooms = [
  { id: "fit", name: "Fit", checked: true },
  { id: "1", name: "100 %", checked: false },
  { id: "2", name: "200 %", checked: false },
  { id: "4", name: "400 %", checked: false },
] as const;

const layer = (name: string, uri: string, caption: string, alt: string, width: number, height: number): Html => html`
  <figure class="layer ${name}">
    <img src="${uri}" width="${width}" height="${height}" alt="${alt}" draggable="false" />
    <figcaption>${caption}</figcaption>
  </figure>
`;

/** The scale of the heatmap, drawn with the heatmap's own colours. */
function legend(): Html {
  const last = heatmapLegend.length - 1;
  return html`
    <figure class="legend">
      <figcaption>
        Difference of the round trip in levels of 0 to 255, the largest of red, green and blue. Grey is no difference;
        the scale is the same in every report and ends at ${heatmapFullScale}.
      </figcaption>
      <ul>
        ${heatmapLegend.map(
          ({ difference, colour: [red, green, blue] }, index) => html`
            <li>
              <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width="1" height="1" fill="rgb(${red} ${green} ${blue})" />
              </svg>
              ${difference}${index === last && "+"}
            </li>
          `,
        )}
      </ul>
    </figure>
  `;
}
