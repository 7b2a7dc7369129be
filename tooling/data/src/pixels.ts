import sharp from "sharp";
import { createImage, createRgb8, type Channels, type Image, type Rgb8 } from "@pixelproof/core";

/** Pixels of an 8-bit file as RGB, profiles ignored, no alpha. Uses sharp alone, so that no code under test is involved. */
export async function readRgb8(file: string): Promise<Rgb8> {
  const { data, info } = await sharp(file, { ignoreIcc: true })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return createRgb8({ width: info.width, height: info.height, data: new Uint8Array(data) });
}

/** Samples of a file at 16 bits, profiles ignored; `channels` 3 or 4 for colour, 1 or 2 for grey. */
export async function readSamples16(file: string, channels: Channels = 3): Promise<Image> {
  const space = channels <= 2 ? "grey16" : "rgb16";
  const pixels = sharp(file, { ignoreIcc: true }).toColourspace(space);
  const { data, info } = await (channels % 2 === 0 ? pixels.ensureAlpha() : pixels.removeAlpha())
    .raw({ depth: "ushort" })
    .toBuffer({ resolveWithObject: true });
  const samples = new Uint16Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  return createImage({ width: info.width, height: info.height, channels, data: samples });
}
