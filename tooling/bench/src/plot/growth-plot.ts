import type { Growth } from "../growth/measure.ts";
import { drawPanel, panelSize, type Point } from "./panel.ts";

/** Readable on light and on dark ground: the picture has none of its own. */
const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 14px; font-weight: 600 }
.x { text-anchor: middle }
.y { text-anchor: end }
.grid { stroke: #8884; stroke-width: 1 }
polyline { fill: none; stroke-width: 2 }
.measured { stroke: #0969da }
circle { fill: #0969da }
.limit { stroke: #bc4c00; stroke-dasharray: 6 4 }
.limit-label { fill: #bc4c00 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .measured { stroke: #58a6ff }
  circle { fill: #58a6ff }
  .limit { stroke: #f0883e }
  .limit-label { fill: #f0883e }
}
`;

/** Time and peak memory over the size of the larger picture, as an SVG of two panels. */
export function growthPlot(growth: readonly Growth[]): string {
  const over = (value: (one: Growth) => number): Point[] => growth.map((one) => [one.megapixels, value(one)]);
  const xTitle = "larger picture, megapixels";
  const time = { title: "time, s", xTitle, points: over(({ seconds }) => seconds) };
  const memory = {
    title: "peak memory, MB",
    xTitle,
    points: over((one) => one.peak_bytes / 1e6),
    limit: { points: over((one) => one.limit_bytes / 1e6), label: "limit: 6 bytes a sample + 300 MB" },
  };
  const { width, height } = panelSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * 2} ${height}" width="${width * 2}" height="${height}" role="img">
<title>Time and peak memory of enhance over the size of the larger picture</title>
<style>${style}</style>
${drawPanel(time, 0)}
${drawPanel(memory, width)}
</svg>
`;
}
