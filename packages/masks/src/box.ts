import type { Mask } from "@pixelproof/core";

/** A rectangle, px: its first pixel and how many it has. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around a mask; none for an empty mask. */
export function maskBox({ width, height, data }: Mask): Box | undefined {
  const first = data.indexOf(1);
  if (first === -1) return undefined;
  const [top, bottom] = [Math.floor(first / width), Math.floor(data.lastIndexOf(1) / width)];
  let [left, right] = [width, -1];
  for (let y = top; y <= Math.min(bottom, height - 1); y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    const [from, to] = [row.indexOf(1), row.lastIndexOf(1)];
    if (from === -1) continue;
    if (from < left) left = from;
    if (to > right) right = to;
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Area that two boxes share, px. */
export function boxIntersection(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Intersection over union of two boxes, 0..1; NaN where both have no area. */
export function boxIou(a: Box, b: Box): number {
  const shared = boxIntersection(a, b);
  return shared / (a.width * a.height + b.width * b.height - shared);
}
