import type { Image, Size } from "@pixelproof/core";
import sharp from "sharp";
import { asSamples, depthOf, type Rgba, type Samples } from "../pictures/rgba.ts";
import { inProcess, type Side } from "../side.ts";
import { npmPackage } from "./npm-package.ts";
import type { Peer } from "./peer.ts";

sharp.cache(false);

const sharpPackage = npmPackage("sharp");

export const sharpPeer: Peer = {
  ...sharpPackage,
  version: async () => `${await sharpPackage.version()} (libvips ${sharp.versions.vips})`,
};

/** `resize` with its kernel lanczos3: libvips shrinks with it, and enlarges with its bicubic whatever was asked for. */
export function resizeBySharp({ width, height, data }: Rgba, to: Size, threads: number): Side<Samples> {
  const depth = depthOf(data);
  return withThreads(threads, async () => {
    const bytes = await sharp(data, { raw: { width, height, channels: 4 } })
      .toColourspace(depth === 16 ? "rgb16" : "srgb")
      .resize({ ...to, fit: "fill", kernel: "lanczos3" })
      .raw({ depth: depth === 16 ? "ushort" : "uchar" })
      .toBuffer();
    return asSamples(bytes, depth);
  });
}

/** A PNG of 16 bits. */
export function pngBySharp({ width, height, channels, data }: Image, compressionLevel: number): Side<Uint8Array> {
  return inProcess(() =>
    sharp(data, { raw: { width, height, channels } }).toColourspace("rgb16").png({ compressionLevel }).toBuffer(),
  );
}

/** A side in which libvips has so many threads. */
export function withThreads<T>(threads: number, work: () => Promise<T>): Side<T> {
  const side = inProcess(work);
  const limited =
    <Result>(turn: () => Promise<Result>) =>
    async (): Promise<Result> => {
      const before = sharp.concurrency();
      sharp.concurrency(threads);
      try {
        return await turn();
      } finally {
        sharp.concurrency(before);
      }
    };
  return { time: limited(side.time), result: limited(side.result) };
}
