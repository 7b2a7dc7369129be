import type { Rgb8 } from "@pixelproof/core";
import {
  busyness,
  busynessLevels,
  countDetail,
  detailLevels,
  standardise,
  type PlanarBytes,
  type SignedPlane,
} from "@pixelproof/kernels";

/** A plane of significance counts in fractions of a standard deviation. */
export const unitsPerDeviation = 16;

/** Half steps of 8 bits: what detail is counted in. */
const detailUnit = 0.5;

/** Detail that nobody sees is not significant either, however exact the enlargement: least noise, 8-bit steps. */
const floor = 2;

/** One pixel may not vote for a whole line. */
const clip = 6;

/**
 * Divides detail by the noise expected there: the robust deviation that detail has, in this very picture, wherever the
 * source is as busy (range of values in 5x5 source pixels). Textures and edges, which no two interpolators render
 * alike, so excuse their own residual. The result, of the strongest opponent plane at each pixel, is in sixteenths of a
 * standard deviation, cut at +-6 deviations.
 */
export function significanceOf(detail: PlanarBytes<Int8Array>, source: Rgb8): SignedPlane {
  const busy = busyness(source);
  const factors = countDetail(detail, busy).map((counts) =>
    noiseOf(counts).map((noise) => (128 * unitsPerDeviation * detailUnit) / noise),
  );
  return standardise(detail, busy, factors, clip * unitsPerDeviation);
}

/** The noise of one plane's detail by busyness, 8-bit steps; never falls. */
function noiseOf(counts: Uint32Array): Float32Array {
  const noise = new Float32Array(busynessLevels);
  let least = floor;
  for (let level = 0; level < busynessLevels; level++) {
    least = Math.max(least, deviation(counts.subarray(level * detailLevels, (level + 1) * detailLevels)));
    noise[level] = least;
  }
  return noise;
}

/** Deviation of a normal distribution with the same 90 % quantile of magnitudes, 8-bit steps; 0 when there is too little to tell. */
function deviation(histogram: Uint32Array): number {
  const count = histogram.reduce((sum, n) => sum + n, 0);
  if (count < 100) return 0;
  let level = 0;
  let missing = 0.9 * count;
  for (; missing > histogram[level]; level++) missing -= histogram[level];
  const quantile = level - 0.5 + missing / histogram[level];
  return (quantile * detailUnit) / 1.645;
}
