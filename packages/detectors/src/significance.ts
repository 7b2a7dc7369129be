import type { Rgb8 } from "@pixelproof/core";
import { busyness, sourceIndices, standardise, type PlanarBytes, type SignedPlane } from "@pixelproof/kernels";

/** A plane of significance counts in fractions of a standard deviation. */
export const unitsPerDeviation = 16;

const bins = 64;
const levels = 129;

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
  const factors = noiseByBusyness(detail, busy).map((noise) =>
    noise.map((deviation) => (128 * unitsPerDeviation * detailUnit) / deviation),
  );
  return standardise(detail, busy, factors, clip * unitsPerDeviation);
}

/** The noise of each plane's detail by busyness, 8-bit steps; never falls. */
function noiseByBusyness(detail: PlanarBytes<Int8Array>, busy: PlanarBytes): Float32Array[] {
  const columns = sourceIndices(detail.width, detail.width, busy.width);
  const rows = sourceIndices(detail.height, detail.height, busy.height);
  return [0, 1, 2].map((plane) => {
    const histograms = new Uint32Array(bins * levels);
    for (let y = 0; y < detail.height; y += 2) {
      const from = (3 * y + plane) * detail.stride;
      const row = (3 * rows[y] + plane) * busy.stride;
      for (let x = y % 3; x < detail.width; x += 3) {
        histograms[busy.data[row + columns[x]] * levels + Math.abs(detail.data[from + x])]++;
      }
    }
    return rising(Array.from({ length: bins }, (_, bin) => histograms.subarray(bin * levels, (bin + 1) * levels)));
  });
}

function rising(histograms: readonly Uint32Array[]): Float32Array {
  let least = floor;
  return Float32Array.from(histograms, (histogram) => (least = Math.max(least, deviation(histogram))));
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
