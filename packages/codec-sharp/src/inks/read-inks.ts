import { createImage, widen, type ImageInfo, type Inks, type Limits } from "@pixelproof/core";
import { loadSharp } from "../engine.ts";
import { viewAs16 } from "../view-as-16.ts";

/** Decodes the inks of a CMYK file, upright, as they stand in it. Rejects with sharp's errors. */
export async function readInks(bytes: Uint8Array, info: ImageInfo, limits: Limits): Promise<Inks> {
  const sharp = await loadSharp();
  const limitInputPixels = Number.isSafeInteger(limits.inputPixels) ? limits.inputPixels : false;
  const upright = sharp(bytes, { ignoreIcc: true, limitInputPixels }).autoOrient();
  // Without a pipeline of inks sharp goes through sRGB and back, and says nothing.
  const inks = upright.pipelineColourspace("cmyk").toColourspace("cmyk");
  const samples =
    info.depth === 16 ? viewAs16(await inks.raw({ depth: "ushort" }).toBuffer()) : widen(await inks.raw().toBuffer());
  const { width, height, depth: sourceDepth } = info;
  const plane = (ink: number) => {
    const data = new Uint16Array(width * height);
    for (let from = ink, to = 0; to < data.length; from += 4, to++) data[to] = samples[from];
    return createImage({ width, height, channels: 1, data, sourceDepth });
  };
  return [plane(0), plane(1), plane(2), plane(3)];
}
