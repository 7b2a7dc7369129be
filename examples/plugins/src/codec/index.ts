import { definePlugin } from "@pixelproof/core";
import { capabilities } from "./capabilities.ts";
import { decodePam } from "./decode.ts";
import { encodePam } from "./encode.ts";
import { isPam, readHeader } from "./header.ts";

export default definePlugin({
  kind: "codec",
  name: "pam",
  apiVersion: 1,
  description: "Netpbm's PAM: plain samples of 8 and 16 bits behind a header of text.",
  capabilities,
  create: () => ({
    sniff: isPam,
    async inspect(bytes) {
      const { width, height, channels, wide } = readHeader(bytes);
      return { format: "pam", width, height, channels, depth: wide ? 16 : 8, frames: 1, orientation: 1 };
    },
    decode: async (bytes, context) => decodePam(bytes, context),
    encode: async (image, metadata, settings, context) => encodePam(image, metadata, settings, context),
  }),
});
