import { createRgb8, type Rgb8 } from "@pixelproof/core";
import type { Random } from "./random-line.fixture.ts";

export const seamKinds = ["step", "line", "wide line"] as const;
export type SeamKind = (typeof seamKinds)[number];

/** A grid of tiles as an upscaler that works tile by tile leaves it. */
export interface DrawnSeams {
  /** Tile width, px; 0 for no vertical seams. */
  readonly across: number;
  /** Tile height, px; 0 for no horizontal seams. */
  readonly down: number;
  /** The first vertical seam, px, 0 for a grid that begins at the border. */
  readonly offsetX: number;
  readonly offsetY: number;
  /** 8-bit steps. */
  readonly strength: number;
  /**
   * `step`: neighbouring tiles differ in level, the sign random at every border of two tiles; `line` and `wide line`: one
   * or two pixels along the border are off, the sign random at every seam.
   */
  readonly kind: SeamKind;
}

/** Draws seams into a picture, levels cut at 0 and 255. */
export function drawSeams({ width, height, data }: Rgb8, seams: DrawnSeams, random: Random): Rgb8 {
  const columns = tilesOf(width, seams.across, seams.offsetX);
  const rows = tilesOf(height, seams.down, seams.offsetY);
  const signs = Array.from({ length: rows.count * columns.count }, () => (random() < 0.5 ? -1 : 1));
  const reach = { step: 0, line: 1, "wide line": 2 }[seams.kind];
  const signAt = (row: number, column: number, x: number, y: number): number => {
    if (seams.kind === "step") return ((row + column) % 2) * signs[row * columns.count + column];
    if (columns.behind[x] < reach) return signs[column];
    return rows.behind[y] < reach ? signs[row] : 0;
  };
  const result = data.slice();
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const added = seams.strength * signAt(rows.tile[y], columns.tile[x], x, y);
      for (const end = p + 3; p < end; p++) result[p] = Math.min(255, Math.max(0, data[p] + added));
    }
  }
  return createRgb8({ width, height, data: result });
}

/** Where the seams of a grid lie inside of a picture: the first pixel behind each; none when the period is 0. */
export function seamsOf(length: number, period: number, offset: number): number[] {
  if (period === 0) return [];
  const first = offset === 0 ? period : offset;
  return Array.from({ length: Math.max(0, Math.ceil((length - first) / period)) }, (_, i) => first + i * period);
}

/** For each pixel its tile, and how far behind the last seam it lies, px. */
function tilesOf(length: number, period: number, offset: number) {
  const seams = seamsOf(length, period, offset);
  const tile = Int32Array.from({ length }, (_, x) => seams.filter((seam) => seam <= x).length);
  const behind = Float64Array.from(tile, (index, x) => (index === 0 ? Infinity : x - seams[index - 1]));
  return { tile, behind, count: seams.length + 1 };
}
