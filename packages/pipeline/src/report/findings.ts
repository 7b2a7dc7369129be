import type { Quality } from "../quality.ts";
import { html, type Html } from "./html.ts";
import { count, number, plural } from "./quantities.ts";
import { detectorTerm } from "./vocabulary.ts";

type Region = Quality["detections"][string]["regions"][number];

/** One region of one detector, numbered through the whole page. */
export interface Finding {
  readonly id: number;
  readonly detector: string;
  readonly region: Region;
}

/** More marks of one detector than this hide the picture; the rest stays in the JSON. */
export const shownPerDetector = 40;

/** The findings the page draws and lists, the strongest of each detector first. */
export const findingsOf = ({ detections }: Quality): Finding[] =>
  Object.entries(detections)
    .flatMap(([detector, { regions }]) =>
      regions
        .toSorted((a, b) => b.score - a.score)
        .slice(0, shownPerDetector)
        .map((region) => ({ detector, region })),
    )
    .map(({ detector, region }, index) => ({ id: index + 1, detector, region }));

/** Table of what was looked for, and of every finding with its place in pixels of the saved file. */
export function findingsSection(quality: Quality): Html {
  const findings = findingsOf(quality);
  return html`
    <section id="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">Was anything added or lost?</h2>
      <p class="intro">
        Each check compares the result with the source. A number marks the place in the picture above; places are in
        pixels of the saved file, from its top left corner.
      </p>
      <ul class="checks">
        ${checks(quality)}
      </ul>
      ${findings.length > 0 && findingsTable(findings)}
    </section>
  `;
}

function checks(quality: Quality): Html[] {
  return Object.entries(quality.artifacts_detected).map(([key, found]) => {
    const { name, meaning } = detectorTerm(key);
    const detection = Object.entries(quality.detections).find(([id]) => id.replaceAll("-", "_") === key)?.[1];
    const regions = detection?.regions.length ?? 0;
    const hidden = regions - shownPerDetector;
    const [tone, state] = checkState(found, regions);
    return html`
      <li>
        <strong>${name}</strong> <span class="state ${tone}">${state}</span>
        ${meaning !== undefined && html`<p>${meaning}</p>`}
        ${detection !== undefined && html`<p class="quiet">Score ${number(detection.score)}</p>`}
        ${hidden > 0 && html`<p class="quiet">${count(shownPerDetector)} strongest shown; ${count(hidden)} more in the JSON below.</p>`}
      </li>
    `;
  });
}

function checkState(found: boolean | null, regions: number): readonly [tone: string, state: string] {
  if (found === null) return ["quiet", "not checked"];
  if (!found) return ["good", "none found"];
  return ["caution", regions === 0 ? "found" : `found in ${plural(regions, "place")}`];
}

const findingsTable = (findings: readonly Finding[]): Html => html`
  <div class="table">
    <table>
      <caption class="unseen">
        Findings, with their place in the saved file
      </caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">What</th>
          <th scope="col">Where</th>
          <th scope="col" class="num">Strength</th>
        </tr>
      </thead>
      <tbody>
        ${findings.map(
          ({ id, detector, region }) => html`
            <tr data-finding="${id}">
              <th scope="row"><a href="#mark-${id}" aria-label="Show finding ${id} in the picture">${id}</a></th>
              <td>
                ${detectorTerm(detector).name}${region.label !== undefined && html`<br /><span class="quiet">${region.label}</span>`}
              </td>
              <td>${place(region)}</td>
              <td class="num">${number(region.score)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`;

function place({ line, x, y, width, height }: Region): string {
  if (line === undefined) return `${count(width)} × ${count(height)} at (${count(x)}, ${count(y)})`;
  const [x1, y1, x2, y2] = line;
  const length = Math.hypot(x2 - x1, y2 - y1);
  return `(${count(x1)}, ${count(y1)}) to (${count(x2)}, ${count(y2)}), ${count(length)} px long`;
}
