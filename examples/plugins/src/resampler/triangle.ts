import { createImage, hasAlpha, type Image, type Size } from "@pixelproof/core";
import { tapsOf, type Tap } from "./taps.ts";

/** The picture in another size by a triangle of `radius` pixels of whichever of the two grids is coarser. */
export function resampleTriangle(image: Image, to: Size, radius: number): Image {
  const { channels, sourceDepth } = image;
  const columns = tapsOf(image.width, to.width, radius);
  const rows = tapsOf(image.height, to.height, radius);
  const data = new Uint16Array(to.width * to.height * channels);
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      data.set(weightedMean(image, row, column), (y * to.width + x) * channels);
    }
  }
  return createImage({ ...to, channels, sourceDepth, data });
}

/** One pixel: the mean of those under the taps, colours weighted by their alpha. */
function weightedMean(image: Image, row: readonly Tap[], column: readonly Tap[]): number[] {
  const { width, channels, data } = image;
  const colours = hasAlpha(image) ? channels - 1 : channels;
  const sums = Array.from({ length: channels }, () => 0);
  let opacities = 0;
  for (const { at: y, weight: rowWeight } of row) {
    for (const { at: x, weight: columnWeight } of column) {
      const from = (y * width + x) * channels;
      const weight = rowWeight * columnWeight;
      const opacity = weight * (hasAlpha(image) ? data[from + colours] : 1);
      for (let k = 0; k < colours; k++) sums[k] += opacity * data[from + k];
      opacities += opacity;
    }
  }
  const mean = sums.map((sum) => (opacities === 0 ? 0 : Math.round(sum / opacities)));
  if (hasAlpha(image)) mean[colours] = Math.round(opacities);
  return mean;
}
