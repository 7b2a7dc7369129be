import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { pixelDiff } from "@pixelproof/metrics/pixel-diff";
import { psnr } from "@pixelproof/metrics/psnr";
import { contest, type Comparison } from "../compare.ts";
import type { Family } from "../family.ts";
import { figuresWithin } from "../judges.ts";
import { blazediffCore, differingByBlazediff } from "../peers/blazediff.ts";
import { ffmpeg, ffmpegTiming, filterByFfmpeg } from "../peers/ffmpeg.ts";
import { imagemagick, imagemagickTiming, metricByImageMagick } from "../peers/imagemagick.ts";
import { differingByOdiff, odiff, odiffTiming } from "../peers/odiff.ts";
import { differingByPixelmatch, pixelmatchPackage } from "../peers/pixelmatch.ts";
import { pythonTiming } from "../peers/python.ts";
import { scikitImage, scoreByScikitImage } from "../peers/scikit-image.ts";
import { temporaryFolder } from "../peers/temporary-folder.ts";
import { bmp, pictureOfBmp } from "../pictures/bmp.ts";
import { noisyPair, retouchedPair, type Pair } from "../pictures/pair.ts";
import { planes } from "../pictures/planes.ts";
import { inProcess, type Side } from "../side.ts";

const size = { width: 1536, height: 1024 };
const pairs = { "all over": () => noisyPair(size, 3), "in a tenth": () => retouchedPair(size, 3) } as const;

type Theirs = (pair: Pair, resources: AsyncDisposableStack) => Side<number> | Promise<Side<number>>;

/** Both count the pixels of which any sample differs; ours tells the largest and the mean difference too. */
const counting = (peer: Pick<Comparison, "peer" | "variant" | "note">, theirs: Theirs): Comparison[] =>
  Object.entries(pairs).map(([where, pictures]) => ({
    ...peer,
    name: `pixel diff, differing ${where}`,
    goal: 1,
    async prepare(resources) {
      const pair = pictures();
      const ours = inProcess(() => pixelDiff(pair.reference, pair.candidate).count);
      return contest(ours, await theirs(pair, resources), figuresWithin(0));
    },
  }));

/** The same from files, as odiff can do nothing else. */
const countingFiles: Comparison[] = Object.entries(pairs).map(([where, pictures]) => ({
  peer: odiff,
  name: `pixel diff of two files, differing ${where}`,
  goal: 1,
  note: odiffTiming,
  async prepare(resources) {
    const { reference, candidate } = pictures();
    const folder = await temporaryFolder(resources);
    const [a, b, tiny] = ["a.bmp", "b.bmp", "tiny.bmp"].map((name) => join(folder, name));
    const flat = createRgb8({ width: 8, height: 8, data: new Uint8Array(8 * 8 * 3) });
    await Promise.all([writeFile(a, bmp(reference)), writeFile(b, bmp(candidate)), writeFile(tiny, bmp(flat))]);
    const read = (file: string): Rgb8 => pictureOfBmp(readFileSync(file));
    const ours = inProcess(() => pixelDiff(read(a), read(b)).count);
    return contest(ours, differingByOdiff([a, b], tiny), figuresWithin(0));
  },
}));

const psnrTolerance = 1e-4;

const decibels = (
  peer: Pick<Comparison, "peer" | "variant" | "goal"> & { readonly timing: string },
  theirs: Theirs,
): Comparison => ({
  ...peer,
  name: "psnr",
  note: `equal: within ${psnrTolerance} dB; ${peer.timing}`,
  async prepare(resources) {
    const pair = pairs["all over"]();
    const ours = inProcess(() => psnr(pair.reference, pair.candidate).value ?? Infinity);
    return contest(ours, await theirs(pair, resources), figuresWithin(psnrTolerance));
  },
});

const psnrByFfmpeg: Theirs = ({ reference, candidate }, resources) =>
  filterByFfmpeg(
    {
      filter: "psnr",
      pictures: [planes(reference), planes(candidate)],
      format: "gbrp",
      size,
      says: /average:(\S+)/,
    },
    resources,
  );

export const differenceFamily: Family = {
  title: "Pixel difference and PSNR",
  about: `Two RGB pictures of ${size.width}x${size.height}, 8 bits, one thread. \`pixelDiff\` gives count, largest and mean difference, the others
a count; every pixel of which any sample differs counts, and the counts have to be the same.`,
  comparisons: [
    ...counting({ peer: pixelmatchPackage }, differingByPixelmatch),
    ...counting({ peer: blazediffCore }, differingByBlazediff),
    ...countingFiles,
    ...counting({ peer: imagemagick, variant: "compare AE", note: imagemagickTiming }, (pair, resources) =>
      metricByImageMagick(pair, "AE", resources),
    ),
    decibels({ peer: imagemagick, variant: "compare PSNR", goal: 1, timing: imagemagickTiming }, (pair, resources) =>
      metricByImageMagick(pair, "PSNR", resources),
    ),
    decibels({ peer: ffmpeg, variant: "psnr", timing: `planes given ready; ${ffmpegTiming}` }, psnrByFfmpeg),
    decibels({ peer: scikitImage, timing: pythonTiming }, (pair, resources) =>
      scoreByScikitImage(pair, "psnr", resources),
    ),
  ],
};
