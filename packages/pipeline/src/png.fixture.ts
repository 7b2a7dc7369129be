import type { CodecCapabilities } from "@pixelproof/core";
import { tinyCodec } from "@pixelproof/testkit/fixtures";

export const pngCapabilities: CodecCapabilities = {
  format: "png",
  mediaType: "image/png",
  extensions: [".png"],
  depths: [8, 16],
  alpha: true,
  compression: ["lossless"],
  keeps: ["icc", "exif", "xmp", "iptc", "density"],
  largestSide: 2 ** 31,
};

/** The fixture format under the name that diff.png is written in. */
export const png = tinyCodec(pngCapabilities);
