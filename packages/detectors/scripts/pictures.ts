import { assertPlugin, createContext, createImage, Host, toRgb8, type Image, type Rgb8 } from "@pixelproof/core";
import { dataFile, readRgb8 } from "@pixelproof/tooling-data";
import { enlargePicture } from "../src/enlarge-picture.fixture.ts";
import { cubic, lanczos, linear, nearest, type Kernel } from "../src/interpolators.ts";

/** Makes a plain enlargement. */
export interface Enlarger {
  readonly name: string;
  readonly enlarge: (picture: Rgb8, factor: number) => Promise<Rgb8>;
}

/** Writes a picture to a file's bytes and reads it again. */
export interface Recoder {
  readonly name: string;
  readonly recode: (picture: Rgb8) => Promise<Rgb8>;
}

const host = new Host();

/** Every enlarger at hand: our own kernels, and the resampler plugins of the neighbouring packages. */
export async function loadEnlargers(): Promise<Enlarger[]> {
  const kernels: Kernel[] = [nearest, linear, cubic(0, 0.5), cubic(1 / 3, 1 / 3), lanczos(2), lanczos(3)];
  const own = kernels.map((kernel) => ({
    name: kernel.name,
    enlarge: async (picture: Rgb8, factor: number) => enlargePicture(picture, factor, kernel),
  }));
  const plugins = [
    ...["bicubic", "nohalo", "lbb", "vsqbs"].map((up) => ({ path: "resampler-sharp/src/index.ts", options: { up } })),
    ...["lanczos4", "cubic"].map((kernel) => ({ path: "resampler-opencv/src/index.ts", options: { kernel } })),
  ];
  return [...own, ...(await Promise.all(plugins.map(({ path, options }) => loadEnlarger(path, options))))];
}

/** A resampler plugin by its path from `packages`, set by one option. */
export async function loadEnlarger(path: string, options: Record<string, string>): Promise<Enlarger> {
  const name = `${path.split("/")[0]} ${Object.values(options).join()}`;
  await register(path, name, options);
  return {
    name,
    enlarge: async (picture, factor) => {
      const to = { width: Math.round(picture.width * factor), height: Math.round(picture.height * factor) };
      return toRgb8(await host.get("resampler", name).resample(widened(picture), to, createContext()));
    },
  };
}

/** JPEG and WebP at quality 90. */
export async function loadRecoders(): Promise<Recoder[]> {
  return Promise.all(
    ["jpeg", "webp"].map(async (format) => {
      await register(`codec-sharp/src/${format}.ts`, format, {});
      const codec = host.get("codec", format);
      return {
        name: `${format} q90`,
        recode: async (picture: Rgb8) => {
          const settings = { compression: "lossy", quality: 90 } as const;
          const { bytes } = await codec.encode(widened(picture), {}, settings, createContext());
          return toRgb8((await codec.decode(bytes, createContext())).image);
        },
      };
    }),
  );
}

async function register(path: string, id: string, options: Record<string, string>): Promise<void> {
  const module: { default: unknown } = await import(new URL(`../../${path}`, import.meta.url).href);
  assertPlugin(module.default, path);
  host.register({ plugin: module.default, id, options });
}

function widened({ width, height, data }: Rgb8): Image {
  return createImage({
    width,
    height,
    channels: 3,
    data: Uint16Array.from(data, (value) => value * 257),
    sourceDepth: 8,
  });
}

/** Kodak's picture of that number, 1 to 12. */
export const kodak = (number: number): Promise<Rgb8> =>
  readRgb8(dataFile(`photos/kodim${String(number).padStart(2, "0")}.png`));

/** Factors of enlargement that the sweeps go through. */
export const factors = [1, 1.5, 2, 2.8125, 3];
