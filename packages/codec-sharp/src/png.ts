import { definePlugin, type CodecCapabilities } from "@pixelproof/core";
import { z } from "zod";
import { createCodec } from "./codec.ts";
import { pngFormat } from "./formats/containers.ts";
import { effortOption } from "./options.ts";
import { spliced } from "./writers.ts";

const capabilities: CodecCapabilities = {
  format: "png",
  mediaType: "image/png",
  extensions: [".png"],
  depths: [8, 16],
  alpha: true,
  compression: ["lossless"],
  keeps: ["icc", "exif", "xmp", "text", "density", "cicp", "ancillary"],
  largestSide: 10_000_000,
};

/** PNG: 8 and 16 bits, always lossless. Effort is the deflate level; 0 and 1 are the same and filter nothing. */
export default definePlugin({
  kind: "codec",
  name: "png",
  apiVersion: 1,
  description: "PNG through libpng: lossless, 8 and 16 bits, alpha, metadata spliced byte for byte.",
  options: z.strictObject({ effort: effortOption.default(6) }),
  capabilities,
  create: (defaults) =>
    createCodec(pngFormat, {
      capabilities,
      defaults,
      hasGrey: true,
      writer: spliced((raster, { effort }) =>
        raster.png({ compressionLevel: Math.max(1, effort), adaptiveFiltering: effort > 1, palette: false }),
      ),
    }),
});
