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
  const alphaAt = hasAlpha(image) ? channels - 1 : channels;
  const from = (y: number, x: number): number => (y * width + x) * channels;
  const [a, b] = [from(row.low, column.low), from(row.low, column.high)];
  const [c, d] = [from(row.high, column.low), from(row.high, column.high)];
  const opacity = (pixel: number): number => (hasAlpha(image) ? data[pixel + alphaAt] : 1);
  const wa = (1 - row.share) * (1 - column.share) * opacity(a);
  const wb = (1 - row.share) * column.share * opacity(b);
  const wc = row.share * (1 - column.share) * opacity(c);
  const wd = row.share * column.share * opacity(d);
  const total = wa + wb + wc + wd;
  if (hasAlpha(image)) out[at + alphaAt] = Math.round(total);
  if (total === 0) return;
  for (let k = 0; k < alphaAt; k++) {
    out[at + k] = Math.round((wa * data[a + k] + wb * data[b + k] + wc * data[c + k] + wd * data[d + k]) / total);
  }
}
