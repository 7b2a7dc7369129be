import { definePlugin, type CodecCapabilities } from "@pixelproof/core";
import { sniffContainer } from "@pixelproof/metadata";
import { z } from "zod";
import { decoderNamed } from "./decoder.ts";
import { encode } from "./encode.ts";

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

/** PNG, written by SIMD and several threads; read by another codec, so that what reads the file again is not what wrote it. */
export default definePlugin({
  kind: "codec",
  name: "png-simd",
  apiVersion: 1,
  description: "PNG written fast: SIMD filters, parallel deflate, 8 and 16 bits, alpha, metadata byte for byte.",
  options: z.strictObject({
    effort: z.int().min(0).max(9).default(6).describe("where a call gives none: 0 (fast) .. 9 (small)"),
    decoder: z.string().min(1).default("png").describe("id of the codec that reads PNG for this one"),
  }),
  capabilities,
  create({ effort, decoder }, resolve) {
    const { inspect, decode } = decoderNamed(decoder, resolve);
    return {
      sniff: (bytes) => sniffContainer(bytes) === "png",
      inspect,
      decode,
      encode: (image, metadata, settings, context) =>
        encode(capabilities, { effort }, image, metadata, settings, context),
    };
  },
});
