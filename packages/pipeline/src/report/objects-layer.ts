import type { Size } from "@pixelproof/core";
import { colourOf, type Ring } from "@pixelproof/masks";
import { html, type Html } from "./html.ts";

/** The colour of an object on the page, by its number counted from 0. */
export function inkOf(object: number): string {
  const [red, green, blue] = colourOf(object);
  return `rgb(${red} ${green} ${blue})`;
}

/** The outlines of objects as a drawing in pixels of the saved file, to lie over a picture of any size. */
export const objectsLayer = (outlines: readonly (readonly Ring[])[], { width, height }: Size): Html => html`
  <svg class="layer objects" viewBox="0 0 ${width} ${height}" role="img" aria-label="Outlines of the objects">
    ${outlines.map(
      (rings, i) => html`
        <path d="${rings.map((ring) => pathOf(ring)).join(" ")}" fill="${inkOf(i)}" stroke="${inkOf(i)}">
          <title>Object ${i + 1}</title>
        </path>
      `,
    )}
  </svg>
`;

/** "M x y x y… Z": what follows a move without a letter is a line. */
const pathOf = (ring: Ring): string => `M${ring.join(" ")}Z`;
