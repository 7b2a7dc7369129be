import type { Size } from "@pixelproof/core";
import { Jimp, ResizeStrategy } from "jimp";
import type { Rgba, Samples } from "../pictures/rgba.ts";
import { fresh, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";

export const jimpPackage = npmPackage("jimp");

/** `resize` with its bicubic, the best it has: 8 bits, no antialiasing, alpha not looked at. */
export function resizeByJimp({ width, height, data }: Rgba, to: Size): Side<Samples> {
  const bitmap = (): InstanceType<typeof Jimp> => new Jimp({ width, height, data: Buffer.from(data) });
  return fresh(bitmap, (image) => {
    image.resize({ w: to.width, h: to.height, mode: ResizeStrategy.BICUBIC });
    return image.bitmap.data;
  });
}
