import { PixelproofError, type Mask } from "@pixelproof/core";
import { maskBox } from "./box.ts";
import { readCounts, writeCounts } from "./rle-counts.ts";

/** A mask as COCO's run lengths: `counts` alternate between outside and inside, beginning outside, down column after column. */
export interface Rle {
  readonly size: readonly [height: number, width: number];
  readonly counts: readonly number[];
}

/** The same with `counts` in COCO's compressed text, which `pycocotools.mask` reads. */
export interface CompressedRle {
  readonly size: readonly [height: number, width: number];
  readonly counts: string;
}

/** Run lengths of a mask (pycocotools `rleEncode`). */
export function encodeRle(mask: Mask): Rle {
  const { width, height, data } = mask;
  const size = [height, width] as const;
  const box = maskBox(mask);
  if (box === undefined) return { size, counts: [width * height] };
  const counts: number[] = [];
  let value = 0;
  let start = 0;
  const turn = (at: number): void => {
    counts.push(at - start);
    start = at;
    value = 1 - value;
  };
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  for (let x = box.x; x < right; x++) {
    // Around its box a mask has nothing.
    if (value === 1 && box.y > 0) turn(x * height);
    for (let y = box.y, i = y * width + x; y < bottom; y++, i += width) {
      if (data[i] !== value) turn(x * height + y);
    }
    if (value === 1 && bottom < height) turn(x * height + bottom);
  }
  if (value === 1 && right < width) turn(right * height);
  counts.push(width * height - start);
  return { size, counts };
}

/** The mask of run lengths. Throws `INPUT_CORRUPT` where they do not fill the size. */
export function decodeRle({ size: [height, width], counts }: Rle): Mask {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total !== width * height || counts.some((count) => count < 0))
    throw new PixelproofError(
      "INPUT_CORRUPT",
      `Expected run lengths of ${width * height} pixels for ${width}x${height} but received ${total}`,
    );
  const data = new Uint8Array(width * height);
  let at = 0;
  for (const [run, count] of counts.entries()) {
    if (run % 2 === 1) {
      for (let i = at; i < at + count; i++) data[(i % height) * width + Math.floor(i / height)] = 1;
    }
    at += count;
  }
  return { width, height, data };
}

/** Run lengths as text (pycocotools `rleToString`). */
export const compressRle = ({ size, counts }: Rle): CompressedRle => ({ size, counts: writeCounts(counts) });

/** Run lengths from text (pycocotools `rleFrString`). Throws `INPUT_CORRUPT`. */
export const decompressRle = ({ size, counts }: CompressedRle): Rle => ({ size, counts: readCounts(counts) });
