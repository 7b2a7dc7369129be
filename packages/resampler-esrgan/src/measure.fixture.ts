import { createContext, createImage, Host, narrow, widen, type Image, type Size } from "@pixelproof/core";
import { axisTaps, colourDifferences, resampleRows, resamplingKernels } from "@pixelproof/kernels";
import { linear } from "@pixelproof/testkit/fixtures";
import { dataFile, readRgb8 } from "@pixelproof/tooling-data";
import { axisTiles, sharesOf, smallestSide, type TileRules } from "./axis-tiles.ts";
import plugin from "./index.ts";

/** A piece of a photograph of the test data, 8 bits as 16. */
export async function photograph(name: string, left: number, top: number, { width, height }: Size): Promise<Image> {
  const photo = await readRgb8(dataFile(`photos/${name}.png`));
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * photo.width + left) * 3;
    data.set(photo.data.subarray(from, from + width * 3), y * width * 3);
  }
  return createImage({ width, height, channels: 3, data: widen(data), sourceDepth: 8 });
}

/** A picture enlarged by the plugin with these options. */
export async function enlargeBy(options: object, image: Image, scale: number): Promise<Image> {
  await using host = new Host([linear, { plugin, options: { classical: "linear", ...options } }]);
  const to = { width: image.width * scale, height: image.height * scale };
  return await host.get("resampler", "esrgan").resample(image, to, createContext());
}

/** Mean CIEDE2000 between a picture in RGB and its enlargement brought back to its size by Lanczos3, as the app measures. */
export function differenceBack(image: Image, result: Image): number {
  const filter = { kernel: resamplingKernels.lanczos3, border: "renormalise", dering: false } as const;
  const taps = { x: axisTaps(result.width, image.width, filter), y: axisTaps(result.height, image.height, filter) };
  const back = new Uint16Array(image.data.length);
  for (const _ of resampleRows(result, back, taps));
  const differences = colourDifferences(narrow(image.data), narrow(back));
  for (;;) {
    const step = differences.next();
    if (step.done === true) return step.value.mean;
  }
}

/** What tiles of the smallest side leave in an enlargement, beside the same as one tile. */
export interface TileTraces {
  /** The largest difference of two samples, of 255. */
  readonly worst: number;
  /** Gradient energy where tiles meet by that elsewhere, each by its own without tiles: 1 where the tiles leave nothing. */
  readonly energy: number;
}

/** Compares an enlargement in tiles of the smallest side with one that is a single tile. */
export function tileTraces(tiled: Image, whole: Image, rules: TileRules, scale: number): TileTraces {
  const atBorders = gradientEnergy(tiled, true, rules, scale) / gradientEnergy(whole, true, rules, scale);
  const inside = gradientEnergy(tiled, false, rules, scale) / gradientEnergy(whole, false, rules, scale);
  const worst = tiled.data.reduce((most, sample, i) => Math.max(most, Math.abs(sample - whole.data[i])), 0);
  return { worst: worst / 257, energy: atBorders / inside };
}

/** Mean square of the differences of neighbours, across and down, where tiles meet or where they do not. */
export function gradientEnergy(image: Image, atBorders: boolean, rules: TileRules, scale: number): number {
  const { width, height, channels, data } = image;
  const [columns, rows] = [meetings(width / scale, rules, scale), meetings(height / scale, rules, scale)];
  let [sum, count] = [0, 0];
  const add = (i: number, before: number): void => {
    sum += (data[i] - data[before]) ** 2;
    count += 1;
  };
  for (let i = (width + 1) * channels; i < data.length; i++) {
    const [x, y] = [Math.floor(i / channels) % width, Math.floor(i / channels / width)];
    if (x > 0 && columns[x] === atBorders) add(i, i - channels);
    if (rows[y] === atBorders) add(i, i - width * channels);
  }
  return sum / count;
}

/** For each sample of an axis of the result, whether two tiles have a share in it. */
function meetings(length: number, rules: TileRules, scale: number): boolean[] {
  const meet = Array<boolean>(length * scale).fill(false);
  const tiles = axisTiles(length, smallestSide(rules), rules);
  for (const { first, weights } of sharesOf(tiles, length, rules.overlap, scale)) {
    for (const [k, weight] of weights.entries()) meet[first + k] ||= weight > 0 && weight < 1;
  }
  return meet;
}
