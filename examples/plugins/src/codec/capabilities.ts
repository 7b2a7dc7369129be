import type { CodecCapabilities } from "@pixelproof/core";

/** What the codec says of itself: the checks hold it to this, and a pipeline plans by it. */
export const capabilities: CodecCapabilities = {
  format: "pam",
  mediaType: "image/x-portable-arbitrarymap",
  extensions: [".pam"],
  depths: [8, 16],
  alpha: true,
  compression: ["lossless"],
  keeps: [],
  largestSide: 1_000_000,
};
