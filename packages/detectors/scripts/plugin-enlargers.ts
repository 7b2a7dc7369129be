import { createContext, createImage, Host, toRgb8, type Rgb8 } from "@pixelproof/core";
import lanczos from "../../resampler-lanczos/src/index.ts";
import opencv from "../../resampler-opencv/src/index.ts";
import sharp from "../../resampler-sharp/src/index.ts";
import type { Enlarger } from "./pictures.ts";

const host = new Host([lanczos, opencv, sharp]);

/** The resamplers of the neighbouring packages as they come. */
export const pluginEnlargers: readonly Enlarger[] = [lanczos, opencv, sharp].map(({ name }) => ({
  name,
  enlarge: async (picture: Rgb8, factor: number) => {
    const data = Uint16Array.from(picture.data, (value) => value * 257);
    const image = createImage({ width: picture.width, height: picture.height, channels: 3, data, sourceDepth: 8 });
    const to = { width: Math.round(picture.width * factor), height: Math.round(picture.height * factor) };
    return toRgb8(await host.get("resampler", name).resample(image, to, createContext()));
  },
}));
