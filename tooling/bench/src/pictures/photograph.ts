import { fileURLToPath } from "node:url";
import { createContext, createImage, Host, widen, type Image } from "@pixelproof/core";
import lanczos from "@pixelproof/resampler-lanczos";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";

const example = fileURLToPath(new URL("../../../../examples/harbour.png", import.meta.url));

/** A photograph of Kodak's set, or the example picture where the test data is missing, in 8 bits. */
export const photographName = withData ? "kodim05.png" : "examples/harbour.png";
export const photographFile = withData ? dataFile("photos/kodim05.png") : example;

/** The photograph enlarged `scale` times with Lanczos3: opaque RGBA that fills its 16 bits. */
export async function enlargedPhotograph(scale: number): Promise<Image> {
  const { width, height, data } = await readRgb8(photographFile);
  const wide = widen(data);
  const rgba = new Uint16Array(width * height * 4).fill(65535);
  for (let p = 0; p < width * height; p++) rgba.set(wide.subarray(p * 3, p * 3 + 3), p * 4);
  const to = { width: width * scale, height: height * scale };
  await using host = new Host([lanczos]);
  return host
    .get("resampler", "lanczos")
    .resample(createImage({ width, height, channels: 4, data: rgba }), to, createContext());
}
