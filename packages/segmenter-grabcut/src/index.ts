import { definePlugin, PixelproofError, throwIfAborted } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { z } from "zod";
import { assertPrompts } from "@pixelproof/masks";
import { segmentTask } from "./segment.ts";

/** A cut takes as long as what kernels do to many megapixels: it always goes to a thread, where there is one. */
const weight = 1e6;

/** Segmenter that needs no weights: GrabCut on a copy, refined at full resolution by the guided filter. */
export default definePlugin({
  kind: "segmenter",
  name: "grabcut",
  apiVersion: 1,
  description: "OpenCV's GrabCut: objects in boxes, at points, or in the middle; needs no weights.",
  options: z.strictObject({
    side: z.int().min(16).max(640).default(320).describe("longest side of the copy that is cut, px"),
    iterations: z.int().min(1).max(20).default(5).describe("rounds of GrabCut"),
    seed: z.int().min(0).default(1).describe("of OpenCV's random numbers: the same seed gives the same masks"),
    refine: z.boolean().default(true).describe("move borders to the picture's own edges"),
    module: z.string().min(1).default("opencv-wasm").describe("npm name or path of an OpenCV.js build"),
  }),
  capabilities: { prompts: ["point", "box", "auto"] },
  create: (settings) => ({
    segment: async (picture, prompts, context) => {
      throwIfAborted(context.signal);
      if (prompts.some(({ mask }) => mask !== undefined))
        throw new PixelproofError(
          "CAPABILITY_MISSING",
          "Expected boxes or points for grabcut but received a mask; ask otherwise, or use sam with a model that takes masks",
        );
      assertPrompts(prompts, picture);
      return run(segmentTask, { picture, prompts, settings }, weight, context);
    },
  }),
});
