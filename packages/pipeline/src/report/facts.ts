import type { Quality } from "../quality.ts";
import { html, type Html, type Part } from "./html.ts";
import { bytes, count, dimensions, number } from "./quantities.ts";

/** What the source was and what the saved file is, side by side. */
export function facts(quality: Quality): Html {
  const { source, output, dimensions_before: before, dimensions_after: after } = quality;
  const { attempt } = output;
  return html`
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">Before and after</h2>
      <div class="table">
        <table class="facts">
          <thead>
            <tr>
              <td></td>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            ${row("File", source.name, output.file)} ${row("Pixels", dimensions(before), dimensions(after))}
            ${row("Megapixels", megapixels(before), megapixels(after))}
            ${row("File size", size(quality.original_size_bytes), size(quality.enhanced_size_bytes))}
            ${row("Format", source.format.toUpperCase(), `${attempt.format.toUpperCase()}, ${compression(attempt)}`)}
            ${row("Bits per channel", depth(source.depth), depth(attempt.depth))}
          </tbody>
        </table>
      </div>
    </section>
  `;
}

const megapixels = ({ width, height }: Quality["dimensions_before"]): string => `${number((width * height) / 1e6)} MP`;

/** "lossless" or "lossy, quality 92". */
export const compression = ({ compression: kind, quality }: Quality["output"]["attempt"]): string =>
  quality === undefined ? kind : `${kind}, quality ${number(quality)}`;

const row = (name: string, before: Part, after: Part): Html =>
  html`<tr>
    <th scope="row">${name}</th>
    <td>${before}</td>
    <td>${after}</td>
  </tr>`;

const size = (value: number): Html => html`${bytes(value)} <span class="quiet">${count(value)} bytes</span>`;

const depth = (bits: number): string => `${bits} (${count(2 ** bits)} levels)`;
