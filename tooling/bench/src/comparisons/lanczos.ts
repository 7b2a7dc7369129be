import { createContext, Host } from "@pixelproof/core";
import lanczos from "@pixelproof/resampler-lanczos";
import { scene } from "@pixelproof/testkit";
import sharp from "sharp";
import { contest, type Comparison } from "../compare.ts";
import { meanDifference } from "../mean-difference.ts";
import { opencvResize } from "../opencv-resize.ts";

const from = { width: 1000, height: 1500 };
const to = { width: 2000, height: 3000 };

type Samples = Promise<Uint16Array>;

/** Lanczos3 in one thread against a peer in one thread; "equal" is a mean difference below `tolerance` of 65535. */
function against(peer: string, tolerance: number, prepare: () => Promise<(image: Uint16Array) => Samples>): Comparison {
  return {
    name: `resample rgba16 1000x1500 by 2: lanczos3, one thread, against ${peer}`,
    peer,
    async prepare() {
      const resampler = new Host([lanczos]).get("resampler", "lanczos");
      const image = scene({ ...from, channels: 4 });
      const theirs = await prepare();
      return contest(
        async () => (await resampler.resample(image, to, createContext())).data,
        () => theirs(image.data),
        (a, b) => meanDifference(a, b) < tolerance,
      );
    },
  };
}

/** libvips enlarges with its bicubic whatever the kernel asked for, half a pixel of the result off: 1 % is allowed. */
export const lanczosSharp = against("sharp resize", 655, async () => async (data) => {
  const threads = sharp.concurrency();
  sharp.concurrency(1);
  const bytes = await sharp(data, { raw: { ...from, channels: 4 } })
    .toColourspace("rgb16")
    .resize({ ...to, fit: "fill", kernel: "lanczos3" })
    .raw({ depth: "ushort" })
    .toBuffer();
  sharp.concurrency(threads);
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
});

/** Eight taps of Lanczos4 and no premultiplication there: half a percent is allowed. */
const opencv = (build: string): Comparison =>
  against(`${build} lanczos4`, 328, async () => {
    const resize = await opencvResize(build);
    return async (data) => resize({ ...from, channels: 4, sourceDepth: 16, data }, to);
  });

export const lanczosOpencv4 = opencv("opencv-wasm");
export const lanczosOpencv5 = opencv("@techstark/opencv-js");
