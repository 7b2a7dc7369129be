import type { Size } from "@pixelproof/core";
import type { Finding } from "./findings.ts";
import { html, type Html } from "./html.ts";
import { detectorTerm } from "./vocabulary.ts";

/** The findings as a drawing in pixels of the saved file, to lie over a picture of any size. */
export const findingsLayer = (findings: readonly Finding[], { width, height }: Size): Html => html`
  <svg class="layer marks" viewBox="0 0 ${width} ${height}" role="img" aria-label="Marks of the findings">
    ${findings.map((finding) => mark(finding))}
  </svg>
`;

function mark({ id, detector, region }: Finding): Html {
  const [x, y] = region.line ?? [region.x, region.y];
  return html`
    <g id="mark-${id}" class="mark" data-finding="${id}">
      <title>${id}. ${detectorTerm(detector).name}${region.label !== undefined && html`: ${region.label}`}</title>
      ${region.line === undefined ? box(region) : line(region.line)}
      <circle class="badge" cx="${x}" cy="${y}" />
      <text x="${x}" y="${y}">${id}</text>
    </g>
  `;
}

/** Drawn twice, so that a light edge keeps the mark visible on every ground. */
const line = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Html => html`
  <line class="casing" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" />
  <line class="ink" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" />
  <circle class="end" cx="${x2}" cy="${y2}" />
`;

const box = ({ x, y, width, height }: Finding["region"]): Html => html`
  <rect class="casing" x="${x}" y="${y}" width="${width}" height="${height}" />
  <rect class="ink" x="${x}" y="${y}" width="${width}" height="${height}" />
`;
