import { createRgb8, type Rgb8 } from "@pixelproof/core";
import { lcg } from "./lcg.ts";

/** The picture with noise of -amplitude..amplitude (8-bit levels) added to every sample, clamped. */
export function addNoise(picture: Rgb8, amplitude: number, seed: number = 1): Rgb8 {
  const next = lcg(seed);
  const span = 2 * amplitude + 1;
  const data = picture.data.map((value) => Math.min(255, Math.max(0, value + (next() % span) - amplitude)));
  return createRgb8({ width: picture.width, height: picture.height, data });
}
