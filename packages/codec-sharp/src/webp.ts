import { definePlugin, hasAlpha, type CodecCapabilities } from "@pixelproof/core";
import { z } from "zod";
import { flagWebpAlpha } from "@pixelproof/metadata";
import { createCodec } from "./codec.ts";
import { webpFormat } from "./formats/containers.ts";
import { effortOption, qualityOption } from "./options.ts";
import { spliced, type Writer } from "./writers.ts";

const capabilities: CodecCapabilities = {
  format: "webp",
  mediaType: "image/webp",
  extensions: [".webp"],
  depths: [8],
  alpha: true,
  compression: ["lossy", "lossless"],
  keeps: ["icc", "exif", "xmp"],
  largestSide: 16_383,
};

/** libwebp counts effort 0..6, and in lossless mode a second time as quality 1..100, which costs the pixels nothing. */
const toMethod = (effort: number): number => Math.round((effort * 6) / 9);
const toLosslessQuality = (effort: number): number => Math.max(1, Math.round((effort * 100) / 9));

/** Alpha that is opaque all over is still alpha. */
const flagged =
  (writer: Writer): Writer =>
  async (raster, settings, metadata, image) => {
    const encoded = await writer(raster, settings, metadata, image);
    return hasAlpha(image) ? { ...encoded, bytes: flagWebpAlpha(encoded.bytes) } : encoded;
  };

/** WebP: lossy, or lossless with the colour under alpha 0 as it was. Grey is held as RGB. */
export default definePlugin({
  kind: "codec",
  name: "webp",
  apiVersion: 1,
  description: "WebP through libwebp: lossy or lossless, 8 bits, alpha, metadata spliced byte for byte.",
  options: z.strictObject({ quality: qualityOption.default(90), effort: effortOption.default(4) }),
  capabilities,
  create: (defaults) =>
    createCodec(webpFormat, {
      capabilities,
      defaults,
      hasGrey: false,
      writer: flagged(
        spliced((raster, { lossless, quality, effort }) =>
          lossless
            ? raster.webp({ lossless, exact: true, quality: toLosslessQuality(effort), effort: toMethod(effort) })
            : raster.webp({ quality, alphaQuality: 100, smartSubsample: true, effort: toMethod(effort) }),
        ),
      ),
    }),
});
