import { definePlugin, type CodecCapabilities } from "@pixelproof/core";
import { z } from "zod";
import { createCodec } from "./codec.ts";
import { avifFormat } from "./formats/avif.ts";
import { effortOption, qualityOption } from "./options.ts";
import { spliced } from "./writers.ts";

const capabilities: CodecCapabilities = {
  format: "avif",
  mediaType: "image/avif",
  extensions: [".avif"],
  depths: [8],
  alpha: true,
  compression: ["lossy", "lossless"],
  keeps: ["icc", "exif", "xmp", "cicp"],
  largestSide: 16_384,
};

/** AVIF: 8 bits, 4:4:4. Files of 10 and 12 bits are read as 16; grey is held as RGB. */
export default definePlugin({
  kind: "codec",
  name: "avif",
  apiVersion: 1,
  description: "AVIF through libheif and aom: lossy or lossless, 8 bits, alpha, metadata spliced byte for byte.",
  options: z.strictObject({ quality: qualityOption.default(85), effort: effortOption.default(2) }),
  capabilities,
  create: (defaults) =>
    createCodec(avifFormat, {
      capabilities,
      defaults,
      hasGrey: false,
      writer: spliced((raster, { lossless, quality, effort }) =>
        raster.avif({ lossless, quality, effort, chromaSubsampling: "4:4:4", bitdepth: 8 }),
      ),
    }),
});
