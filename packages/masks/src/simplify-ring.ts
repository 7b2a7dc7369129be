import type { Ring } from "./outlines.ts";

/**
 * A ring with fewer corners, none of the old ones farther than `tolerance` px from it (Douglas and Peucker 1973); the first
 * corner and the one farthest from it stay.
 */
export function simplifyRing(ring: Ring, tolerance: number): Ring {
  const count = ring.length / 2;
  if (count < 4) return ring;
  const isKept = new Uint8Array(count);
  const far = farthestFrom(ring, 0);
  isKept[0] = isKept[far] = 1;
  const spans = [
    [0, far],
    [far, count],
  ];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const middle = farthestBetween(ring, from, to, tolerance);
    if (middle === undefined) continue;
    isKept[middle] = 1;
    spans.push([from, middle], [middle, to]);
  }
  return ring.filter((_, i) => isKept[Math.floor(i / 2)] === 1);
}

function farthestFrom(ring: Ring, start: number): number {
  let [best, at] = [-1, start];
  for (let i = 0; i < ring.length / 2; i++) {
    const distance = Math.hypot(ring[2 * i] - ring[2 * start], ring[2 * i + 1] - ring[2 * start + 1]);
    if (distance > best) [best, at] = [distance, i];
  }
  return at;
}

/** The corner between two, round the end of the ring, that is farthest from the line through them, if beyond the tolerance. */
function farthestBetween(ring: Ring, from: number, to: number, tolerance: number): number | undefined {
  const end = (2 * to) % ring.length;
  const [x, y] = [ring[2 * from], ring[2 * from + 1]];
  const [dx, dy] = [ring[end] - x, ring[end + 1] - y];
  const length = dx * dx + dy * dy;
  let [best, at]: [number, number | undefined] = [tolerance, undefined];
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [ring[2 * i] - x, ring[2 * i + 1] - y];
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
    const distance = Math.hypot(px - along * dx, py - along * dy);
    if (distance > best) [best, at] = [distance, i];
  }
  return at;
}
