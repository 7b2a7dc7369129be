import { ssim } from "@pixelproof/metrics/ssim";
import { contest, type Comparison } from "../compare.ts";
import type { Family } from "../family.ts";
import { figuresWithin } from "../judges.ts";
import { blazediffSsim, ssimByBlazediff } from "../peers/blazediff.ts";
import { ffmpeg, ffmpegTiming, filterByFfmpeg } from "../peers/ffmpeg.ts";
import { imageSsimPackage, ssimByImageSsim } from "../peers/image-ssim.ts";
import { pythonTiming } from "../peers/python.ts";
import { scikitImage, scoreByScikitImage } from "../peers/scikit-image.ts";
import { ssimByJs, ssimJsPackage } from "../peers/ssim-js.ts";
import { luma } from "../pictures/luma.ts";
import { noisyPair, type Pair } from "../pictures/pair.ts";
import { inProcess, type Side } from "../side.ts";

/** Below 384 px on the shorter side @blazediff/ssim does not shrink the pictures first. */
const size = { width: 4096, height: 383 };

interface Against extends Pick<Comparison, "peer" | "variant" | "goal" | "note"> {
  /** How far its figure may be from ours. */
  readonly tolerance: number;
  readonly theirs: (pair: Pair, resources: AsyncDisposableStack) => Side<number> | Promise<Side<number>>;
}

const against = ({ tolerance, theirs, note, ...rest }: Against): Comparison => ({
  ...rest,
  name: "ssim",
  note: `equal: within ${tolerance}${note === undefined ? "" : `; ${note}`}`,
  async prepare(resources) {
    const pair = noisyPair(size, 6);
    const ours = inProcess(() => ssim(pair.reference, pair.candidate));
    return contest(ours, await theirs(pair, resources), figuresWithin(tolerance));
  },
});

const byFfmpeg: Against["theirs"] = ({ reference, candidate }, resources) =>
  filterByFfmpeg(
    { filter: "ssim", pictures: [luma(reference), luma(candidate)], format: "gray", size, says: /All:(\S+)/ },
    resources,
  );

export const ssimFamily: Family = {
  title: "SSIM",
  about: `\`ssim\` of two RGB pictures of ${size.width}x${size.height}, 8 bits, one thread: 11x11 Gaussian window at every position.`,
  comparisons: [
    against({
      peer: ssimJsPackage,
      variant: "original",
      tolerance: 0.001,
      theirs: (pair) => ssimByJs(pair, "original"),
    }),
    against({
      peer: ssimJsPackage,
      variant: "fast",
      goal: 50,
      tolerance: 0.001,
      theirs: (pair) => ssimByJs(pair, "fast"),
    }),
    against({
      peer: ssimJsPackage,
      variant: "weber",
      tolerance: 0.05,
      note: "its window is a plain 11x11 mean",
      theirs: (pair) => ssimByJs(pair, "weber"),
    }),
    against({
      peer: imageSsimPackage,
      tolerance: 0.05,
      note: "its windows are 8x8, plain means, side by side: a 64th of the positions",
      theirs: ssimByImageSsim,
    }),
    against({
      peer: blazediffSsim,
      goal: 5,
      tolerance: 0.005,
      note: "its luma is not rounded",
      theirs: ssimByBlazediff,
    }),
    against({
      peer: ffmpeg,
      variant: "ssim",
      tolerance: 0.05,
      note: `its windows are 8x8, plain means, at every fourth position a side; luma given ready; ${ffmpegTiming}`,
      theirs: byFfmpeg,
    }),
    against({
      peer: scikitImage,
      goal: 10,
      tolerance: 1e-6,
      note: `luma given ready; ${pythonTiming}`,
      theirs: (pair, resources) => scoreByScikitImage(pair, "ssim", resources),
    }),
  ],
};
