import { createContext, Host, type Depth } from "@pixelproof/core";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import edgePixelLoss from "@pixelproof/detectors/edge-pixel-loss";
import lines from "@pixelproof/detectors/lines";
import pixelDiff from "@pixelproof/metrics/pixel-diff";
import psnr from "@pixelproof/metrics/psnr";
import ssim from "@pixelproof/metrics/ssim";
import { createPipeline } from "@pixelproof/pipeline";
import lanczos from "@pixelproof/resampler-lanczos";
import { scene } from "@pixelproof/testkit";
import sharp from "sharp";
import { contest, type Comparison } from "../compare.ts";

const plugins = [png, jpeg, lanczos, psnr, ssim, pixelDiff, lines, edgePixelLoss];
const [width, height, scale] = [768, 512, 2.8125];

/** The whole run with all its evidence against a script that only decodes, resizes and encodes: what the proof costs. */
const run = (depth: Depth): Comparison => ({
  name: `the whole run, 768x512 to 2160x1440, png ${depth}-bit`,
  peer: "sharp: decode, resize, encode, no evidence",
  async prepare() {
    const host = new Host([png]);
    const image = scene({ width, height, channels: 3, sourceDepth: depth });
    const { bytes } = await host.get("codec", "png").encode(image, {}, { depth }, createContext());
    const pipeline = createPipeline({ plugins, quality: { targetBytes: 0, depth } });
    const to = { width: width * scale, height: height * scale };
    const script = (): Promise<Buffer> =>
      sharp(bytes)
        .toColourspace(depth === 16 ? "rgb16" : "srgb")
        .resize({ ...to, fit: "fill" })
        .png()
        .toBuffer();
    const ours = async (): Promise<Uint8Array> => (await pipeline.enhance(bytes)).picture;
    const header = async (file: Uint8Array): Promise<string> => {
      const info = await sharp(file).metadata();
      return `${info.width}x${info.height} ${info.depth}`;
    };
    const sides = contest<Uint8Array>(ours, script, () => true);
    return { ...sides, equal: async () => (await header(await ours())) === (await header(await script())) };
  },
});

export const run8 = run(8);
export const run16 = run(16);
