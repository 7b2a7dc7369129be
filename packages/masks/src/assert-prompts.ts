import { PixelproofError, type Prompt, type Size } from "@pixelproof/core";

/** Throws `SETTINGS_INVALID` for a prompt that says nothing, of which nothing lies in the picture, or whose mask is of another size. */
export function assertPrompts(prompts: readonly Prompt[], { width, height }: Size): void {
  for (const { box, points = [], mask } of prompts) {
    if (box === undefined && points.length === 0 && mask === undefined)
      throw invalid("a box, points or a mask", "none of them");
    if (mask !== undefined && (mask.width !== width || mask.height !== height))
      throw invalid(`a mask of the picture's ${width}x${height}`, `${mask.width}x${mask.height}`);
    if (mask !== undefined && !mask.data.includes(1)) throw invalid("a mask with something inside", "an empty one");
    const isHit =
      box === undefined ||
      (box.width > 0 &&
        box.height > 0 &&
        Math.min(box.x + box.width, width) - Math.max(box.x, 0) >= 1 &&
        Math.min(box.y + box.height, height) - Math.max(box.y, 0) >= 1);
    if (!isHit) throw invalid(`a box in the picture of ${width}x${height}`, JSON.stringify(box));
    const missed = points.find(({ x, y }) => !(x >= 0 && y >= 0 && x < width && y < height));
    if (missed !== undefined) throw invalid(`points in the picture of ${width}x${height}`, JSON.stringify(missed));
  }
}

function invalid(expected: string, received: string): PixelproofError {
  return new PixelproofError("SETTINGS_INVALID", `Expected ${expected} for prompt but received ${received}`);
}
