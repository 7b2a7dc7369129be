import { createContext, createImage, createRgb8, narrow, widen, type Resampler, type Rgb8 } from "@pixelproof/core";
import { dataFile } from "./files.ts";
import { readRgb8 } from "./pixels.ts";
import { resizePlane } from "./resize-plane.ts";

const names = ["baby", "bird", "butterfly", "head", "woman"];

/**
 * Mean PSNR of luma in dB over Set5 at a whole `scale`: sides cut to its multiples, shrunk with antialiased bicubic,
 * rounded to 8 bits, enlarged by `resampler`, rounded to 8 bits again. `scale` pixels of border are left out.
 */
export async function set5Psnr(resampler: Resampler, scale = 2): Promise<number> {
  let sum = 0;
  for (const name of names) {
    const original = wholeMultiple(await readRgb8(dataFile(`sr/Set5/${name}.png`)), scale);
    const small = shrunk(original, scale);
    const image = createImage({ ...small, channels: 3, data: widen(small.data) });
    const { data } = await resampler.resample(image, original, createContext());
    sum += lumaPsnr(original, narrow(data), scale);
  }
  return sum / names.length;
}

/** The picture without the last columns and rows that are no multiple of `scale`. */
function wholeMultiple({ width, height, data }: Rgb8, scale: number): Rgb8 {
  const to = { width: width - (width % scale), height: height - (height % scale) };
  const cut = new Uint8Array(to.width * to.height * 3);
  for (let y = 0; y < to.height; y++) {
    cut.set(data.subarray(y * width * 3, (y * width + to.width) * 3), y * to.width * 3);
  }
  return createRgb8({ ...to, data: cut });
}

function shrunk({ width, height, data }: Rgb8, scale: number): Rgb8 {
  const to = { width: width / scale, height: height / scale };
  const small = new Uint8ClampedArray(to.width * to.height * 3);
  for (const channel of [0, 1, 2]) {
    const plane = data.filter((_, i) => i % 3 === channel);
    const values = resizePlane(plane, { width, height }, to, { x: "catmullRom", y: "catmullRom" });
    for (const [i, value] of values.entries()) small[i * 3 + channel] = value;
  }
  return createRgb8({ ...to, data: new Uint8Array(small) });
}

/** PSNR of BT.601 luma in studio range 16..235, `border` pixels shaved, as super-resolution papers measure it. */
function lumaPsnr({ width, height, data }: Rgb8, other: Uint8Array, border: number): number {
  let squares = 0;
  for (let y = border; y < height - border; y++) {
    for (let x = border; x < width - border; x++) {
      const i = (y * width + x) * 3;
      squares += (luma(data, i) - luma(other, i)) ** 2;
    }
  }
  return 10 * Math.log10((255 ** 2 * (width - 2 * border) * (height - 2 * border)) / squares);
}

function luma(data: Uint8Array, i: number): number {
  return 16 + (65.481 * data[i] + 128.553 * data[i + 1] + 24.966 * data[i + 2]) / 255;
}
