import { createImage, PixelproofError, widen, type Image, type Rgb8 } from "@pixelproof/core";

type Colour = readonly [red: number, green: number, blue: number];

/** Differences, in levels of 0..255, from which on the heatmap shows its last colour. */
export const heatmapFullScale = 32;

/** Share of the source's luma that stays: dark enough that every heat colour is brighter than the picture below it. */
const dimming = 0.3;

/** Violet, magenta, orange, amber, pale yellow, evenly spread over the scale; BT.601 luma rises at every step. */
const ramp: readonly Colour[] = [
  [128, 40, 200],
  [215, 50, 130],
  [240, 100, 60],
  [252, 170, 40],
  [255, 240, 120],
];

/** BT.601 luma, 0..255. */
const luma = (red: number, green: number, blue: number): number => 0.299 * red + 0.587 * green + 0.114 * blue;

/** Opacity of the heat: the square root lets a difference of 2 levels show at a quarter of full strength. */
const opacity = (difference: number): number => Math.sqrt(Math.min(difference / heatmapFullScale, 1));

/** Colour of the heat alone, interpolated linearly between the stops of the ramp. */
function heat(difference: number): Colour {
  const position = Math.min(difference / heatmapFullScale, 1) * (ramp.length - 1);
  const from = Math.min(Math.floor(position), ramp.length - 2);
  const share = position - from;
  const mix = (channel: 0 | 1 | 2): number => ramp[from][channel] * (1 - share) + ramp[from + 1][channel] * share;
  return [mix(0), mix(1), mix(2)];
}

/**
 * The colour, 0..255 a channel, that shows a difference of so many levels (0..255) over a source pixel of that luma
 * (0..255). No difference gives plain dimmed grey; a larger one never gives a darker colour.
 */
export function heatmapColour(difference: number, sourceLuma: number): Colour {
  const alpha = opacity(difference);
  const under = sourceLuma * dimming * (1 - alpha);
  const over = heat(difference);
  const blend = (channel: 0 | 1 | 2): number => Math.round(under + over[channel] * alpha);
  return [blend(0), blend(1), blend(2)];
}

/** Differences that a legend names, each with its colour over mid-grey. */
export const heatmapLegend: readonly { readonly difference: number; readonly colour: Colour }[] = [
  0,
  1,
  2,
  4,
  8,
  16,
  heatmapFullScale,
].map((difference) => ({ difference, colour: heatmapColour(difference, 128) }));

/**
 * Shows where two pictures of one size differ: the largest absolute difference of the three channels as a colour over
 * the dimmed grey reference. The scale is fixed, so that two heatmaps can be compared. Gives 3 channels of source
 * depth 8; throws `SIZE_MISMATCH` for different sizes.
 */
export function heatmap(reference: Rgb8, candidate: Rgb8): Image {
  const { width, height, data: a } = reference;
  const { data: b } = candidate;
  if (candidate.width !== width || candidate.height !== height) {
    throw new PixelproofError(
      "SIZE_MISMATCH",
      `Expected ${width}x${height} for candidate but received ${candidate.width}x${candidate.height}; bring both pictures to one size first`,
    );
  }
  colours ??= colourTable();
  const shown = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i += 3) {
    const difference = Math.max(Math.abs(a[i] - b[i]), Math.abs(a[i + 1] - b[i + 1]), Math.abs(a[i + 2] - b[i + 2]));
    const grey = Math.round(luma(a[i], a[i + 1], a[i + 2]));
    const from = (Math.min(difference, heatmapFullScale) * 256 + grey) * 3;
    shown[i] = colours[from];
    shown[i + 1] = colours[from + 1];
    shown[i + 2] = colours[from + 2];
  }
  return createImage({ width, height, channels: 3, data: widen(shown), sourceDepth: 8 });
}

let colours: Uint8Array | undefined;

/** Every colour there can be: by difference 0..full scale, then by luma 0..255, three bytes each. */
function colourTable(): Uint8Array {
  const table = new Uint8Array((heatmapFullScale + 1) * 256 * 3);
  for (let difference = 0, to = 0; difference <= heatmapFullScale; difference++) {
    for (let grey = 0; grey < 256; grey++, to += 3) table.set(heatmapColour(difference, grey), to);
  }
  return table;
}
