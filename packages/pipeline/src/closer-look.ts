import type { Rgb8, Size } from "@pixelproof/core";
import type { Rectangle } from "./crop.ts";

/** One place worth a look at the result's own pixels: the same part of the scene in source and result. */
export interface Spot {
  readonly title: string;
  readonly before: Rectangle;
  readonly after: Rectangle;
}

/** Longest side of a spot in the result, px. */
const spotSide = 420;

/**
 * Where source and round trip differ most, and the middle of the picture: rectangles of the source with the rectangles of
 * the result that show the same. Pictures small enough to be seen whole have none.
 */
export function closerLook(reference: Rgb8, candidate: Rgb8, result: Size): Spot[] {
  const scale = { x: result.width / reference.width, y: result.height / reference.height };
  const width = Math.min(reference.width, Math.round(spotSide / scale.x));
  const height = Math.min(reference.height, Math.round((spotSide * 0.75) / scale.y));
  if (width === reference.width && height === reference.height) return [];
  const spot = (title: string, x: number, y: number): Spot => {
    const left = Math.round(Math.min(Math.max(0, x - width / 2), reference.width - width));
    const top = Math.round(Math.min(Math.max(0, y - height / 2), reference.height - height));
    const [x0, y0] = [Math.round(left * scale.x), Math.round(top * scale.y)];
    const [x1, y1] = [Math.round((left + width) * scale.x), Math.round((top + height) * scale.y)];
    const after = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
    return { title, before: { x: left, y: top, width, height }, after };
  };
  const worst = largestDifference(reference, candidate, Math.max(1, Math.min(width, height) >> 1));
  const middle = spot("The middle", reference.width / 2, reference.height / 2);
  return worst ? [spot("Where the difference is largest", worst.x, worst.y), middle] : [middle];
}

/** Centre of the block whose samples differ most in sum; undefined when nothing differs. */
function largestDifference(a: Rgb8, b: Rgb8, block: number): { x: number; y: number } | undefined {
  const columns = Math.ceil(a.width / block);
  const sums = new Float64Array(columns * Math.ceil(a.height / block));
  for (let y = 0, i = 0; y < a.height; y++) {
    const row = Math.floor(y / block) * columns;
    for (let x = 0; x < a.width; x++, i += 3) {
      const difference =
        Math.abs(a.data[i] - b.data[i]) +
        Math.abs(a.data[i + 1] - b.data[i + 1]) +
        Math.abs(a.data[i + 2] - b.data[i + 2]);
      sums[row + Math.floor(x / block)] += difference;
    }
  }
  const at = sums.reduce((best, sum, i) => (sum > sums[best] ? i : best), 0);
  if (sums[at] === 0) return undefined;
  return { x: ((at % columns) + 0.5) * block, y: (Math.floor(at / columns) + 0.5) * block };
}
