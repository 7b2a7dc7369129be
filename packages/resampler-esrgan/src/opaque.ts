import { createImage, hasAlpha, isGrey, type Image } from "@pixelproof/core";

/** A picture's colours without its alpha; where alpha is 0 they are filled in from what is seen near by. */
export function coloursOf(image: Image): Image {
  if (!hasAlpha(image)) return image;
  const { width, height } = image;
  const channels = image.channels - 1;
  const pixels = width * height;
  const samples = new Float32Array(pixels * channels);
  const seen = new Uint8Array(pixels);
  for (let p = 0; p < pixels; p++) {
    const at = p * image.channels;
    seen[p] = image.data[at + channels] > 0 ? 1 : 0;
    for (let c = 0; c < channels; c++) samples[p * channels + c] = image.data[at + c];
  }
  fill({ width, height, channels, samples, seen });
  return createImage({ ...image, channels, data: Uint16Array.from(samples, Math.round) });
}

/** A picture's alpha as a grey picture. */
export function alphaOf({ width, height, channels, data, sourceDepth }: Image): Image {
  const alpha = new Uint16Array(width * height);
  for (let p = 0; p < alpha.length; p++) alpha[p] = data[(p + 1) * channels - 1];
  return createImage({ width, height, channels: 1, data: alpha, sourceDepth });
}

/** Colours and alpha of one size as one picture; colour under alpha 0 becomes 0. */
export function withAlpha(colours: Image, alpha: Image): Image {
  const channels = isGrey(colours) ? 2 : 4;
  const data = new Uint16Array(alpha.data.length * channels);
  for (let p = 0; p < alpha.data.length; p++) {
    if (alpha.data[p] === 0) continue;
    for (let c = 0; c < channels - 1; c++) data[p * channels + c] = colours.data[p * (channels - 1) + c];
    data[(p + 1) * channels - 1] = alpha.data[p];
  }
  return createImage({ ...colours, channels, data });
}

/** Samples of which only some are seen. */
interface Sparse {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly samples: Float32Array;
  readonly seen: Uint8Array;
}

/** Fills what is not seen, in place, with the mean of what is seen in the smallest block of 2, 4, 8… pixels (push-pull). */
function fill(fine: Sparse): void {
  if (fine.seen.every((seen) => seen === 1) || (fine.width === 1 && fine.height === 1)) return;
  const coarse = halved(fine);
  fill(coarse);
  const { width, height, channels, samples, seen } = fine;
  for (let p = 0; p < width * height; p++) {
    if (seen[p] === 1) continue;
    const block = blockOf(p, width, coarse.width);
    for (let c = 0; c < channels; c++) samples[p * channels + c] = coarse.samples[block * channels + c];
  }
}

function halved({ width, height, channels, samples, seen }: Sparse): Sparse {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const blocks = half.width * half.height;
  const counts = new Uint8Array(blocks);
  const means = new Float32Array(blocks * channels);
  for (let p = 0; p < width * height; p++) {
    if (seen[p] === 0) continue;
    const block = blockOf(p, width, half.width);
    counts[block] += 1;
    for (let c = 0; c < channels; c++) means[block * channels + c] += samples[p * channels + c];
  }
  for (let i = 0; i < means.length; i++) means[i] /= Math.max(1, counts[Math.floor(i / channels)]);
  return { ...half, channels, samples: means, seen: counts.map((count) => Math.min(1, count)) };
}

const blockOf = (p: number, width: number, halfWidth: number): number =>
  Math.floor(p / width / 2) * halfWidth + Math.floor((p % width) / 2);
