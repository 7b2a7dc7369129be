import { createRgb8, type Mask, type Rgb8 } from "@pixelproof/core";

type Colour = readonly [red: number, green: number, blue: number];

/** Colours that people with any kind of colour vision tell apart (Okabe and Ito 2008). */
const palette: readonly Colour[] = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
  [240, 228, 66],
  [0, 114, 178],
  [213, 94, 0],
  [204, 121, 167],
];

/** How much of an object's colour lies over its inside. */
const tint = 0.35;

/** The colour of the object with that number, counted from 0; they repeat. */
export const colourOf = (object: number): Colour => palette[object % palette.length];

/** Draws masks over a picture of their size: a tint inside, and a line along the border of a 500th of the longer side. */
export function drawMasks(picture: Rgb8, masks: readonly Mask[]): Rgb8 {
  const { width, height } = picture;
  const data = picture.data.slice();
  const thickness = Math.max(1, Math.round(Math.max(width, height) / 500));
  for (const [object, mask] of masks.entries()) {
    const colour = colourOf(object);
    for (let i = 0; i < mask.data.length; i++) {
      if (mask.data[i] === 0) continue;
      const part = isNearBorder(mask, i, thickness) ? 1 : tint;
      for (let c = 0; c < 3; c++) data[i * 3 + c] += Math.round((colour[c] - data[i * 3 + c]) * part);
    }
  }
  return createRgb8({ width, height, data });
}

/** Whether a pixel of a mask has one that is not straight above, below or beside it, up to `reach` px away. */
function isNearBorder({ width, height, data }: Mask, i: number, reach: number): boolean {
  const [x, y] = [i % width, Math.floor(i / width)];
  for (let step = 1; step <= reach; step++) {
    if (x >= step && data[i - step] === 0) return true;
    if (x + step < width && data[i + step] === 0) return true;
    if (y >= step && data[i - step * width] === 0) return true;
    if (y + step < height && data[i + step * width] === 0) return true;
  }
  return false;
}
