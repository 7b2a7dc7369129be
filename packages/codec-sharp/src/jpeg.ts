import { definePlugin, type CodecCapabilities } from "@pixelproof/core";
import { z } from "zod";
import { createCodec } from "./codec.ts";
import { jpegFormat } from "./formats/containers.ts";
import { qualityOption } from "./options.ts";
import { spliced } from "./writers.ts";

const capabilities: CodecCapabilities = {
  format: "jpeg",
  mediaType: "image/jpeg",
  extensions: [".jpg", ".jpeg"],
  depths: [8],
  alpha: false,
  inks: true,
  compression: ["lossy"],
  keeps: ["icc", "exif", "xmp", "extendedXmp", "iptc", "density", "attachments"],
  largestSide: 65_500,
};

/** JPEG: 4:4:4 and optimised Huffman tables, whatever the effort, save that effort 0 takes the standard tables. */
export default definePlugin({
  kind: "codec",
  name: "jpeg",
  apiVersion: 1,
  description: "JPEG through libjpeg-turbo: lossy, full chroma resolution, metadata spliced byte for byte.",
  options: z.strictObject({ quality: qualityOption.default(92) }),
  capabilities,
  create: ({ quality }) =>
    createCodec(jpegFormat, {
      capabilities,
      defaults: { quality, effort: 9 },
      hasGrey: true,
      writer: spliced((raster, { quality, effort }) =>
        raster.jpeg({ quality, chromaSubsampling: "4:4:4", optimiseCoding: effort > 0, mozjpeg: false }),
      ),
    }),
});
