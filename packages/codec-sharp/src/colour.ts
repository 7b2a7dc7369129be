import { definePlugin, PixelproofError, throwIfAborted } from "@pixelproof/core";
import { meaningOf } from "./colour/meaning.ts";
import { toSrgb } from "./colour/to-srgb.ts";

/** ICC profiles of every kind and code points of standard dynamic range, at 16 bits. */
export default definePlugin({
  kind: "colour",
  name: "icc",
  apiVersion: 1,
  description: "Colours into sRGB at 16 bits, from ICC profiles or code points (cICP).",
  capabilities: { method: "matrices and curves computed exactly, look-up tables by LittleCMS (perceptual)" },
  create: () => ({
    toSrgb,
    async toneCurves(metadata, { signal }) {
      throwIfAborted(signal);
      const meaning = meaningOf(metadata);
      if (meaning.kind !== "table") return meaning.curves;
      throw new PixelproofError(
        "CAPABILITY_MISSING",
        "Expected a profile with tone curves but received one of look-up tables",
      );
    },
  }),
});
