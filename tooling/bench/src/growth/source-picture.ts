import { writeFile } from "node:fs/promises";
import type { Size } from "@pixelproof/core";
import { scene } from "@pixelproof/testkit";
import sharp from "sharp";

/** Writes a scene of RGB at 16 bits as a PNG. */
export async function writeSource(file: string, size: Size): Promise<void> {
  const { data, channels } = scene({ ...size, channels: 3 });
  const png = sharp(data, { raw: { ...size, channels }, limitInputPixels: false })
    .toColourspace("rgb16")
    .png({ compressionLevel: 1 });
  await writeFile(file, await png.toBuffer());
}

/** The source of which a scale of 1.5 makes a 3:2 picture of so many megapixels. */
export function sourceSize(megapixels: number): Size {
  const width = Math.sqrt(megapixels * 1e6 * 1.5) / 1.5;
  return { width: Math.round(width), height: Math.round(width / 1.5) };
}
