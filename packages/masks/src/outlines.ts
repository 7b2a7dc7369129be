import type { Mask } from "@pixelproof/core";

/** A closed polygon: x, y, x, y… in px; pixel 0 reaches from 0 to 1. */
export type Ring = readonly number[];

/** Right, down, left, up: steps between corners, and the pixels ahead on either hand. */
const directions = [
  { x: 1, y: 0, right: { x: 0, y: 0 }, left: { x: 0, y: -1 } },
  { x: 0, y: 1, right: { x: -1, y: 0 }, left: { x: 0, y: 0 } },
  { x: -1, y: 0, right: { x: -1, y: -1 }, left: { x: -1, y: 0 } },
  { x: 0, y: -1, right: { x: 0, y: -1 }, left: { x: -1, y: -1 } },
] as const;

/**
 * The border of a mask as polygons along the sides of its pixels, exact: outer borders clockwise as one sees them, holes
 * the other way round. Filling them by the even-odd rule gives the mask. Parts that touch at a corner have borders of
 * their own.
 */
export function outlines(mask: Mask): Ring[] {
  const { width, height, data } = mask;
  const isInside = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
  const isDone = new Uint8Array(data.length);
  const rings: Ring[] = [];
  for (let i = data.indexOf(1); i !== -1; i = data.indexOf(1, i + 1)) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (isDone[i] === 1 || isInside(x, y - 1)) continue;
    rings.push(follow(x, y, isInside, (at, row) => (isDone[row * width + at] = 1)));
  }
  return rings;
}

/** Walks with the mask on the right hand from the upper left corner of a pixel until it is there again. */
function follow(
  startX: number,
  startY: number,
  isInside: (x: number, y: number) => boolean,
  done: (x: number, y: number) => void,
): number[] {
  const ring: number[] = [];
  let [x, y, heading] = [startX, startY, 0];
  do {
    const { x: dx, y: dy } = directions[heading];
    // Every border has stretches that lead right; the pixels below them tell which borders are known.
    if (heading === 0) done(x, y);
    [x, y] = [x + dx, y + dy];
    const { right, left } = directions[heading];
    const before = heading;
    if (!isInside(x + right.x, y + right.y)) heading = (heading + 1) % 4;
    else if (isInside(x + left.x, y + left.y)) heading = (heading + 3) % 4;
    if (heading !== before) ring.push(x, y);
  } while (x !== startX || y !== startY || heading !== 0);
  return ring;
}
