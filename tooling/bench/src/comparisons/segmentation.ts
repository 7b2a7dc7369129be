import { toRgb8, type Mask, type Rgb8 } from "@pixelproof/core";
import { maskIou } from "@pixelproof/masks";
import { findModel, finishMask, inputTensor } from "@pixelproof/segmenter-sam";
import { scene } from "@pixelproof/testkit";
import sharp from "sharp";
import { contest, type Comparison } from "../compare.ts";
import type { Family } from "../family.ts";
import { meanDifference } from "../mean-difference.ts";
import { opencv4 } from "../peers/opencv.ts";
import { maskByOpenCv } from "../peers/opencv-masks.ts";
import { sharpPeer, withThreads } from "../peers/sharp.ts";
import { inProcess } from "../side.ts";

const size = { width: 2400, height: 1600 };
const fitted = { width: 1024, height: 683 };
const picture = (): Rgb8 => toRgb8(scene({ ...size, channels: 3 }));

/** Means and deviations of ImageNet's colours, as SlimSAM's encoder wants them taken off. */
const colours = [
  [0.485, 0.229],
  [0.456, 0.224],
  [0.406, 0.225],
] as const;

async function planesBySharp({ width, height, data }: Rgb8): Promise<Float32Array> {
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ ...fitted, fit: "fill", kernel: "linear" })
    .raw()
    .toBuffer();
  const planes = new Float32Array(3 * 1024 * 1024);
  for (const [c, [mean, deviation]] of colours.entries()) {
    for (let y = 0, i = c; y < fitted.height; y++) {
      const row = (c * 1024 + y) * 1024;
      for (let x = 0; x < fitted.width; x++, i += 3) planes[row + x] = (small[i] / 255 - mean) / deviation;
    }
  }
  return planes;
}

/** Of normalised values, which span about 4.6. */
const tolerance = 0.05;

const before: Comparison = {
  name: "segment: picture to input tensor",
  peer: sharpPeer,
  variant: "linear, normalised by hand",
  note: `one thread; libvips shrinks a little differently: mean difference within ${tolerance} of a range of 4.6`,
  async prepare() {
    const { input } = (await findModel("slimsam")).manifest.encoder;
    const given = picture();
    return contest(
      inProcess(() => inputTensor(given, input)),
      withThreads(1, () => planesBySharp(given)),
      ({ data }, theirs) => ({ equal: meanDifference(Float32Array.from(data, Number), theirs) <= tolerance }),
    );
  },
};

/** Logits of a disc of a third of the frame's height. */
const disc = (): Float32Array =>
  Float32Array.from({ length: 256 ** 2 }, (_, i) => 40 - Math.hypot((i % 256) - 128, Math.floor(i / 256) - 85));

const after: Comparison = {
  name: "segment: logits to a mask at full size",
  peer: opencv4,
  variant: "cv.resize twice",
  note: "one thread, not refined; equal: IoU above 0.9999",
  async prepare() {
    const [logits, given] = [disc(), picture()];
    const theirs = await maskByOpenCv(logits, fitted, size);
    const ours = (): Mask => finishMask({ picture: given, logits, fit: "longest", isRefined: false });
    return contest(inProcess(ours), theirs, (a, b) => ({ equal: maskIou(a, b) > 0.9999 }));
  },
};

export const segmentationFamily: Family = {
  title: "Segmentation",
  about: `What \`@pixelproof/segmenter-sam\` does beside inference, of an RGB picture of ${size.width}x${size.height}: to the tensor of an encoder, and from logits of
256x256 to a mask. How near masks come to drawn truth before and after refinement is printed by
\`npx -y pnpm@12 exec node --conditions=@pixelproof/source packages/masks/scripts/refinement.ts\`.`,
  comparisons: [before, after],
};
