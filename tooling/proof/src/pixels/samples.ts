import { narrow } from "@pixelproof/core";
import sharp, { type Sharp } from "sharp";

/** Alpha of a picture, upright. */
export interface Alpha {
  /** As the file has them, 8 or 16 bits. */
  readonly samples: Uint8Array | Uint16Array;
  /** Rounded to 8 bits. */
  readonly eight: Uint8Array;
}

/** Reads the alpha samples; undefined where the picture has none. */
export async function alphaOf(path: string): Promise<Alpha | undefined> {
  const { hasAlpha, depth } = await sharp(path).metadata();
  if (!hasAlpha) return undefined;
  const picture = sharp(path, { ignoreIcc: true }).autoOrient();
  if (depth === "ushort") {
    const samples = await words(picture.toColourspace("rgb16").extractChannel("alpha").toColourspace("grey16"));
    return { samples, eight: narrow(samples) };
  }
  const eight = new Uint8Array(await picture.extractChannel("alpha").raw().toBuffer());
  return { samples: eight, eight };
}

/** Colour samples as RGB of 16 bits, upright, device values; undefined for a file of 8 bits. */
export async function deepSamplesOf(path: string): Promise<Uint16Array | undefined> {
  const { depth } = await sharp(path).metadata();
  if (depth !== "ushort") return undefined;
  return words(sharp(path, { ignoreIcc: true }).autoOrient().toColourspace("rgb16").removeAlpha());
}

async function words(picture: Sharp): Promise<Uint16Array> {
  const { buffer, byteOffset, byteLength } = await picture.raw({ depth: "ushort" }).toBuffer();
  return new Uint16Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
