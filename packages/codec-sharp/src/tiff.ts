import { definePlugin, type CodecCapabilities } from "@pixelproof/core";
import { z } from "zod";
import { createCodec } from "./codec.ts";
import { tiffFormat } from "./formats/containers.ts";
import { spliced } from "./writers.ts";

const capabilities: CodecCapabilities = {
  format: "tiff",
  mediaType: "image/tiff",
  extensions: [".tiff", ".tif"],
  depths: [8, 16],
  alpha: true,
  inks: true,
  compression: ["lossless"],
  keeps: ["icc", "exif", "xmp", "iptc", "density"],
  largestSide: 10_000_000,
};

/** TIFF: 8 and 16 bits, lossless, one page. Effort changes nothing: libtiff's deflate level is fixed. */
export default definePlugin({
  kind: "codec",
  name: "tiff",
  apiVersion: 1,
  description: "TIFF through libtiff: lossless, 8 and 16 bits, alpha, metadata spliced byte for byte.",
  options: z.strictObject({ compression: z.enum(["deflate", "lzw", "none"]).default("deflate") }),
  capabilities,
  create: ({ compression }) =>
    createCodec(tiffFormat, {
      capabilities,
      defaults: { effort: 6 },
      hasGrey: true,
      writer: spliced((raster) => raster.tiff({ compression, predictor: "horizontal" })),
    }),
});
