import { ticks } from "./ticks.ts";

/** A point in the units of the axes. */
export type Point = readonly [x: number, y: number];

/** One system of axes with lines in it. */
export interface Panel {
  readonly title: string;
  readonly xTitle: string;
  /** Measured: a line with a dot a point. */
  readonly points: readonly Point[];
  /** What is not to be crossed: a dashed line. */
  readonly limit?: { readonly points: readonly Point[]; readonly label: string };
}

/** Px of the area between the axes, and what their labels need on the left, above and below. */
const area = { width: 300, height: 200, left: 56, top: 34, bottom: 44 };

/** Size of a drawn panel, px. */
export const panelSize = { width: area.left + area.width + 24, height: area.top + area.height + area.bottom };

/** SVG elements of a panel with its upper left corner at (x, 0). */
export function drawPanel({ title, xTitle, points, limit }: Panel, x: number): string {
  const all = [...points, ...(limit?.points ?? [])];
  const [xTicks, yTicks] = [0, 1].map((axis) => ticks(Math.max(...all.map((point) => point[axis]))));
  const right = (value: number): number => tenths((value / xTicks[xTicks.length - 1]) * area.width);
  const down = (value: number): number => tenths(area.height - (value / yTicks[yTicks.length - 1]) * area.height);
  const path = (line: readonly Point[]): string => line.map(([a, b]) => `${right(a)},${down(b)}`).join(" ");
  return `<g transform="translate(${x + area.left} ${area.top})">
<text class="title" x="0" y="-14">${title}</text>
${yTicks.map((tick) => `<line class="grid" x2="${area.width}" y1="${down(tick)}" y2="${down(tick)}"/><text class="y" x="-8" y="${down(tick) + 4}">${tick}</text>`).join("\n")}
${xTicks.map((tick) => `<text class="x" x="${right(tick)}" y="${area.height + 18}">${tick}</text>`).join("\n")}
<text class="x" x="${area.width / 2}" y="${area.height + 37}">${xTitle}</text>
${limit === undefined ? "" : drawLimit(limit.label, path(limit.points))}
<polyline class="measured" points="${path(points)}"/>
${points.map(([a, b]) => `<circle cx="${right(a)}" cy="${down(b)}" r="3.5"><title>${tenths(a)}: ${tenths(b)}</title></circle>`).join("\n")}
</g>`;
}

const drawLimit = (label: string, path: string): string =>
  `<polyline class="limit" points="${path}"/><text class="limit-label" x="8" y="12">${label}</text>`;

const tenths = (value: number): number => Math.round(value * 10) / 10;
