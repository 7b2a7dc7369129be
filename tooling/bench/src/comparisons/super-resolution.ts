import { createContext, createImage, Host, narrow, toRgb8, widen, type Rgb8 } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";
import esrgan from "@pixelproof/resampler-esrgan";
import lanczos from "@pixelproof/resampler-lanczos";
import { contest } from "../compare.ts";
import type { Family } from "../family.ts";
import { picturesWithin } from "../judges.ts";
import { enlargeByUpscalerJs, upscalerJs } from "../peers/upscaler-js.ts";
import { inProcess, type Side } from "../side.ts";

const size = { width: 128, height: 96 };

/** Theirs sees black outside of the picture where ours sees it mirrored. */
const tolerance = 0.01;

/** ESRGAN alone, so that both compute the same: no colour guard. */
function enlargeByOurs({ width, height, data }: Rgb8, resources: AsyncDisposableStack): Side<Uint8Array> {
  const host = resources.use(new Host([lanczos, { plugin: esrgan, options: { colourGuard: false } }]));
  const context = createContext({ limits: { threads: 1 } });
  return inProcess(async () => {
    const image = createImage({ width, height, channels: 3, data: widen(data) });
    const to = { width: width * 2, height: height * 2 };
    return narrow((await host.get("resampler", "esrgan").resample(image, to, context)).data);
  });
}

export const superResolutionFamily: Family = {
  title: "Super-resolution",
  about: `ESRGAN at 2x on an RGB picture of ${size.width}x${size.height}, 8 bits, one thread, both with the weights of
\`@upscalerjs/esrgan-thick\`: \`@pixelproof/resampler-esrgan\` on onnxruntime, UpscalerJS on the wasm backend of TensorFlow.js. Both have the
model loaded; ours also enlarges a margin of 16 pixels on each side.`,
  comparisons: [
    {
      name: "esrgan 2x, one thread",
      peer: upscalerJs,
      variant: "tfjs wasm",
      note: `equal: mean difference within ${tolerance * 100} %`,
      async prepare(resources) {
        const picture = toRgb8(scene({ ...size, channels: 3 }));
        const theirs = await enlargeByUpscalerJs(picture, resources);
        return contest(enlargeByOurs(picture, resources), theirs, picturesWithin(tolerance));
      },
    },
  ],
};
