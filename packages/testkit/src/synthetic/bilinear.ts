import { createImage, hasAlpha, type Image, type Size } from "@pixelproof/core";

/**
 * Centred linear interpolation with replicated borders, alpha weighted: the plainest resampling that is right. No
 * antialiasing when it shrinks.
 */
export function bilinear(image: Image, to: Size): Image {
  const { channels, sourceDepth } = image;
  const data = new Uint16Array(to.width * to.height * channels);
  const columns = taps(image.width, to.width);
  const rows = taps(image.height, to.height);
  let at = 0;
  for (const row of rows) {
    for (const column of columns) {
      blend(image, row, column, data, at);
      at += channels;
    }
  }
  return createImage({ ...to, channels, data, sourceDepth });
}

interface Tap {
  readonly low: number;
  readonly high: number;
  /** Share of `high`, 0..1. */
  readonly share: number;
}

function taps(from: number, to: number): Tap[] {
  return Array.from({ length: to }, (_, i) => {
    const position = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    const low = Math.floor(position);
    return { low, high: Math.min(from - 1, low + 1), share: position - low };
  });
}

/** Writes the pixel between four neighbours, colours weighted by alpha. */
function blend(image: Image, row: Tap, column: Tap, out: Uint16Array, at: number): void {
  const { width, channels, data } = image;
  const colours = hasAlpha(image) ? channels - 1 : channels;
  const corners = [
    [row.low, column.low, (1 - row.share) * (1 - column.share)],
    [row.low, column.high, (1 - row.share) * column.share],
    [row.high, column.low, row.share * (1 - column.share)],
    [row.high, column.high, row.share * column.share],
  ].map(([y, x, weight]) => {
    const from = (y * width + x) * channels;
    return { from, weight: hasAlpha(image) ? weight * data[from + colours] : weight };
  });
  const total = corners.reduce((sum, { weight }) => sum + weight, 0);
  if (hasAlpha(image)) out[at + colours] = Math.round(total);
  if (total === 0) return;
  for (let c = 0; c < colours; c++) {
    out[at + c] = Math.round(corners.reduce((sum, { from, weight }) => sum + data[from + c] * weight, 0) / total);
  }
}
