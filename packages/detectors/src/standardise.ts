import { localRange } from "./local-range.ts";
import { createPlane, type Plane } from "./planes.ts";

const binWidth = 8;
const bins = 64;
const histogramStep = 0.125;
const histogramLength = 512;

/** Detail that nobody sees is not significant either, however exact the enlargement: least noise, 8-bit steps. */
const floor = 2;

/** One pixel may not vote for a whole line. */
const clip = 6;

/**
 * Divides detail by the noise expected there: the robust deviation that detail has, in this very picture, wherever the
 * source is as busy (range of values in 5x5 source pixels). Textures and edges, which no two interpolators render
 * alike, so excuse their own residual. The result is in standard deviations, cut at +-6.
 */
export function standardise(detail: Plane, source: Plane): Plane {
  const busyness = busynessOf(source);
  const columns = Int32Array.from({ length: detail.width }, (_, x) =>
    Math.floor(((x + 0.5) * source.width) / detail.width),
  );
  const rowAt = (y: number): number => Math.floor(((y + 0.5) * source.height) / detail.height) * source.width;
  const sureness = noiseByBusyness(detail, busyness, columns, rowAt).map((noise) => 1 / noise);
  const result = createPlane(detail.width, detail.height);
  for (let y = 0, i = 0; y < detail.height; y++) {
    const row = rowAt(y);
    for (let x = 0; x < detail.width; x++, i++) {
      const value = detail.data[i] * sureness[busyness[row + columns[x]]];
      result.data[i] = value > clip ? clip : value < -clip ? -clip : value;
    }
  }
  return result;
}

/** The plane that deviates most at each pixel, with its sign. */
export function strongest(planes: readonly Plane[]): Plane {
  const [first, ...others] = planes;
  const data = first.data.slice();
  for (const other of others) {
    for (let i = 0; i < data.length; i++) if (Math.abs(other.data[i]) > Math.abs(data[i])) data[i] = other.data[i];
  }
  return createPlane(first.width, first.height, data);
}

function busynessOf(source: Plane): Uint8Array {
  const range = localRange(source, 2).data;
  const busyness = new Uint8Array(range.length);
  for (let i = 0; i < range.length; i++) busyness[i] = Math.min(bins - 1, range[i] / binWidth);
  return busyness;
}

function noiseByBusyness(
  detail: Plane,
  busyness: Uint8Array,
  columns: Int32Array,
  rowAt: (y: number) => number,
): Float32Array {
  const histograms = new Uint32Array(bins * histogramLength);
  for (let y = 0; y < detail.height; y += 2) {
    const row = rowAt(y);
    for (let x = y % 3; x < detail.width; x += 3) {
      const level = Math.min(histogramLength - 1, Math.abs(detail.data[y * detail.width + x]) / histogramStep) | 0;
      histograms[busyness[row + columns[x]] * histogramLength + level]++;
    }
  }
  const noise = new Float32Array(bins);
  for (let bin = 0, least = floor; bin < bins; bin++) {
    least = Math.max(least, deviation(histograms.subarray(bin * histogramLength, (bin + 1) * histogramLength)));
    noise[bin] = least;
  }
  return noise;
}

/** Deviation of a normal distribution with the same 90 % quantile of magnitudes; 0 when there is too little to tell. */
function deviation(histogram: Uint32Array): number {
  const count = histogram.reduce((sum, n) => sum + n, 0);
  if (count < 100) return 0;
  let level = 0;
  for (let seen = histogram[0]; seen < 0.9 * count; seen += histogram[level]) level++;
  return (level * histogramStep) / 1.645;
}
