import { definePlugin, throwIfAborted } from "@pixelproof/core";
import { z } from "zod";
import { assertPrompts } from "@pixelproof/masks";
import { segmentEverything } from "./auto/segment-everything.ts";
import { autoSchema } from "./auto/settings.ts";
import { LoadedSam } from "./models/loaded.ts";
import { segmentPrompts } from "./segment-prompts.ts";

export { finishMask, type FinishInput } from "./finish/finish-mask.ts";
export { filesOf, type SamFiles } from "./models/files.ts";
export { findModel, type PlacedSam } from "./models/find.ts";
export { knownModels } from "./models/known.ts";
export { samManifestSchema, type SamManifest } from "./models/manifest.ts";
export { inputTensor } from "./prepare/input-tensor.ts";

/** Segmenter by a model of the Segment Anything family; engine and model load on first use. */
export default definePlugin({
  kind: "segmenter",
  name: "sam",
  apiVersion: 1,
  description: "Segment Anything on ONNX: objects at points and in boxes, or everything in the picture.",
  options: z.strictObject({
    model: z
      .string()
      .min(1)
      .default("mobile-sam")
      .describe("mobile-sam, slimsam, sam-vit-b, efficient-sam, sam2.1-tiny, or the path of a manifest (.json)"),
    download: z.boolean().default(false).describe("whether missing weights may be downloaded"),
    refine: z.boolean().default(true).describe("move borders to the picture's own edges"),
    auto: autoSchema.prefault({}).describe("how everything is looked for where there is no prompt"),
    providers: z
      .array(z.string().min(1))
      .default([])
      .describe("onnxruntime's execution providers in order of preference: cuda, webgpu, coreml; else the CPU"),
  }),
  capabilities: { prompts: ["point", "box", "mask", "auto"] },
  create: ({ model, download, providers, refine, auto }) => {
    const loaded = new LoadedSam({ model, download, providers });
    return {
      segment: async (picture, prompts, context) => {
        throwIfAborted(context.signal);
        if (prompts.length === 0) return segmentEverything(picture, loaded, auto, refine, context);
        assertPrompts(prompts, picture);
        return segmentPrompts(picture, prompts, loaded, refine, context);
      },
      [Symbol.asyncDispose]: () => loaded[Symbol.asyncDispose](),
    };
  },
});
