import { createContext, createImage, Host, narrow, widen, type Depth, type Size } from "@pixelproof/core";
import lanczos from "@pixelproof/resampler-lanczos";
import { contest, type Comparison } from "../compare.ts";
import type { Family } from "../family.ts";
import { picturesWithin } from "../judges.ts";
import { imagemagick, imagemagickTiming, resizeByImageMagick } from "../peers/imagemagick.ts";
import { jimpPackage, resizeByJimp } from "../peers/jimp.ts";
import { opencv4, opencv5, resizeByOpenCv } from "../peers/opencv.ts";
import { pillow, resizeByPillow } from "../peers/pillow.ts";
import { pythonTiming } from "../peers/python.ts";
import { resizeBySharp, sharpPeer } from "../peers/sharp.ts";
import { depthOf, rgbaScene, type Rgba, type Samples } from "../pictures/rgba.ts";
import { inProcess, type Side } from "../side.ts";

const from = { width: 1000, height: 1500 };
const scales = [2, 1.5, 0.5];
const depths = [16, 8] as const;

/** One thread, or two. */
type Threads = 1 | 2;

interface Work {
  readonly picture: Rgba;
  readonly to: Size;
  readonly threads: Threads;
}

interface Against extends Pick<Comparison, "peer" | "variant"> {
  readonly note: (scale: number, depth: Depth) => string;
  /** Mean difference allowed, of the full range. */
  readonly tolerance: number;
  /** The least ratio aimed at where 16 bits are doubled. */
  readonly goal?: number;
  readonly depths?: readonly Depth[];
  readonly threads: readonly Threads[];
  readonly theirs: (work: Work, resources: AsyncDisposableStack) => Side<Samples> | Promise<Side<Samples>>;
}

const peers: readonly Against[] = [
  {
    peer: sharpPeer,
    note: (scale) => (scale > 1 ? "enlarges with a bicubic kernel, half a pixel off, whatever is asked for" : ""),
    tolerance: 0.01,
    goal: 4,
    threads: [1, 2],
    theirs: ({ picture, to, threads }) => resizeBySharp(picture, to, threads),
  },
  ...[opencv4, opencv5].map((peer): Against => ({
    peer,
    note: (scale) => `Lanczos4, alpha not premultiplied${scale < 1 ? ", no antialiasing" : ""}; has one thread`,
    tolerance: 0.01,
    goal: 1.5,
    threads: [1, 2],
    theirs: ({ picture, to }) => resizeByOpenCv(peer, picture, to),
  })),
  {
    peer: imagemagick,
    note: () => imagemagickTiming,
    tolerance: 0.005,
    threads: [1, 2],
    theirs: ({ picture, to, threads }, resources) => resizeByImageMagick(picture, to, threads, resources),
  },
  {
    peer: pillow,
    note: (_, depth) => `${depth === 16 ? "four planes of floats, alpha not premultiplied; " : ""}${pythonTiming}`,
    tolerance: 0.005,
    threads: [1],
    theirs: ({ picture, to }, resources) => resizeByPillow(picture, to, resources),
  },
  {
    peer: jimpPackage,
    note: (scale) => `bicubic${scale < 1 ? ", no antialiasing" : ""}; has 8 bits and one thread`,
    tolerance: 0.01,
    depths: [8],
    threads: [1],
    theirs: ({ picture, to }) => resizeByJimp(picture, to),
  },
];

/** Our Lanczos3; 8 bits are widened before and narrowed after it, which counts. */
function resizeByOurs({ picture, to, threads }: Work): Side<Samples> {
  const resampler = new Host([lanczos]).get("resampler", "lanczos");
  const context = createContext({ limits: { threads: threads === 1 ? 0 : threads } });
  const { width, height, data } = picture;
  return inProcess(async () => {
    const wide = data instanceof Uint16Array ? data : widen(data);
    const image = createImage({ width, height, channels: 4, data: wide, sourceDepth: depthOf(data) });
    const { data: resized } = await resampler.resample(image, to, context);
    return data instanceof Uint16Array ? resized : narrow(resized);
  });
}

const comparison = (against: Against, scale: number, depth: Depth, threads: Threads): Comparison => {
  const { peer, variant, goal, tolerance, note, theirs } = against;
  const notes = [`equal: mean difference within ${tolerance * 100} %`, note(scale, depth)];
  return {
    name: `lanczos3 ${scale}x, rgba${depth}, ${threads === 1 ? "one thread" : "two threads"}`,
    peer,
    note: notes.filter((one) => one !== "").join("; "),
    ...(variant !== undefined && { variant }),
    ...(goal !== undefined && scale === 2 && depth === 16 && { goal }),
    async prepare(resources) {
      const to = { width: from.width * scale, height: from.height * scale };
      const work = { picture: rgbaScene(from, depth), to, threads };
      return contest(resizeByOurs(work), await theirs(work, resources), picturesWithin(tolerance));
    },
  };
};

/** One thread everywhere, two where a picture is doubled. */
const comparisons = scales.flatMap((scale) =>
  depths.flatMap((depth) =>
    (scale === 2 ? ([1, 2] as const) : ([1] as const)).flatMap((threads) =>
      peers
        .filter((peer) => peer.threads.includes(threads) && (peer.depths ?? depths).includes(depth))
        .map((peer) => comparison(peer, scale, depth, threads)),
    ),
  ),
);

export const resampleFamily: Family = {
  title: "Resampling",
  about: `Lanczos3 of \`@pixelproof/resampler-lanczos\` on an RGBA picture of ${from.width}x${from.height}. With 8 bits our time includes widening to the 16 it
works with, and narrowing again.`,
  comparisons,
};
