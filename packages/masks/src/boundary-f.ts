import { PixelproofError, type Mask } from "@pixelproof/core";

/**
 * Boundary F-score of two masks of one size (Martin 2004; Perazzi 2016, eq. 2), 0..1: the harmonic mean of the shares of
 * either boundary that lies within `tolerance` px of the other. 1 where both have none, as empty masks or masks of
 * everything; 0 where one has. Throws `SIZE_MISMATCH`.
 */
export function boundaryF(a: Mask, b: Mask, tolerance: number): number {
  if (a.width !== b.width || a.height !== b.height)
    throw new PixelproofError(
      "SIZE_MISMATCH",
      `Expected a mask of ${a.width}x${a.height} but received ${b.width}x${b.height}; bring both to one size`,
    );
  const [own, other] = [boundaryOf(a), boundaryOf(b)];
  if (own.length === 0 || other.length === 0) return own.length === other.length ? 1 : 0;
  const precision = shareNear(own, near(other, b, tolerance));
  const recall = shareNear(other, near(own, a, tolerance));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Pixels inside that have one of four neighbours outside; the picture's edge is no boundary. */
function boundaryOf({ width, height, data }: Mask): number[] {
  const boundary: number[] = [];
  for (let i = data.indexOf(1); i !== -1; i = data.indexOf(1, i + 1)) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const isOnBoundary =
      (x > 0 && data[i - 1] === 0) ||
      (x < width - 1 && data[i + 1] === 0) ||
      (y > 0 && data[i - width] === 0) ||
      (y < height - 1 && data[i + width] === 0);
    if (isOnBoundary) boundary.push(i);
  }
  return boundary;
}

/** 1 for each pixel within `reach` px of some pixels. */
function near(pixels: readonly number[], { width, height }: Mask, reach: number): Uint8Array {
  const marked = new Uint8Array(width * height);
  const whole = Math.floor(reach);
  for (const i of pixels) {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let row = Math.max(0, y - whole); row <= Math.min(height - 1, y + whole); row++) {
      const half = Math.floor(Math.sqrt(reach * reach - (row - y) ** 2));
      marked.fill(1, row * width + Math.max(0, x - half), row * width + Math.min(width - 1, x + half) + 1);
    }
  }
  return marked;
}

const shareNear = (pixels: readonly number[], marked: Uint8Array): number =>
  pixels.reduce((sum, i) => sum + marked[i], 0) / pixels.length;
