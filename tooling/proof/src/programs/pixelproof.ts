import avif from "@pixelproof/codec-sharp/avif";
import colour from "@pixelproof/codec-sharp/colour";
import jpeg from "@pixelproof/codec-sharp/jpeg";
import png from "@pixelproof/codec-sharp/png";
import tiff from "@pixelproof/codec-sharp/tiff";
import webp from "@pixelproof/codec-sharp/webp";
import { PixelproofError } from "@pixelproof/core";
import { createPipeline } from "@pixelproof/pipeline";
import lanczos from "@pixelproof/resampler-lanczos";
import type { Program } from "./program.ts";

/** The whole run at the source's own size, without metrics and detectors. */
export function pixelproof(): Program {
  const pipeline = createPipeline({
    plugins: [png, jpeg, webp, tiff, avif, colour, lanczos],
    quality: {
      minWidth: 1,
      minHeight: 1,
      scaleFactor: 1,
      targetBytes: 0,
      flatten: "white",
      metrics: [],
      detectors: [],
    },
  });
  return {
    name: "Pixelproof",
    call: "`enhance`, scale factor 1, no size floor, transparency flattened on white where the target has none",
    version: "this checkout",
    async save({ path }, target) {
      try {
        const { picture, quality } = await pipeline.enhance(path, { quality: { saveFormatPriority: [target] } });
        return { bytes: picture, losses: quality.losses };
      } catch (error) {
        if (PixelproofError.is(error) && error.code === "FORMAT_UNSUITABLE") return { refused: error.message };
        throw error;
      }
    },
    [Symbol.asyncDispose]: () => pipeline[Symbol.asyncDispose](),
  };
}
