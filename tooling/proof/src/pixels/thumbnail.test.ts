import sharp from "sharp";
import { expect, test } from "vitest";
import { meanDifference } from "./difference.ts";
import { thumbnailOf, turns } from "./thumbnail.ts";

const side = 6;
const pixels = new Uint8Array(side * side * 3).map((_, i) => (i * 37) % 251);
const png = (orientation: number): Promise<Buffer> =>
  sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .withMetadata({ orientation })
    .png()
    .toBuffer();

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a picture of orientation %i is one of the eight turns of the first",
  async (orientation) => {
    const upright = await thumbnailOf(await png(1), side);
    const shown = await thumbnailOf(await png(orientation), side);
    const differences = turns(upright).map((turn) => meanDifference(turn, shown.data));
    expect(differences.filter((difference) => difference === 0)).toHaveLength(1);
    expect(differences[0] === 0).toBe(orientation === 1);
  },
);
