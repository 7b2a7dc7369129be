import { html, type Html } from "./html.ts";

/** A thin bar that fills that share, 0..1, of its column. Width stands in an attribute: the page allows no inline styles. */
export const bar = (share: number): Html => html`
  <svg class="bar" aria-hidden="true">
    <rect class="track" width="100%" height="100%" rx="2" />
    <rect class="fill" width="${Math.max(share * 100, 0.5).toFixed(1)}%" height="100%" rx="2" />
  </svg>
`;
