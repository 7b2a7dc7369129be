import { z } from "zod";
import { modelFileSchema } from "../model-file.ts";

const layout = z.enum(["NCHW", "NHWC"]);

const range = z
  .tuple([z.number(), z.number()])
  .refine(([black, white]) => black < white, "expected black below white")
  .describe("the values of black and white");

/** The contract of a model that enlarges: one picture in, the same picture `scale` times as wide and high out. */
export const upscalerManifestSchema = modelFileSchema.extend({
  scale: z.int().min(1).max(16).describe("side of the result by side of the picture"),
  channels: z
    .enum(["rgb", "luma"])
    .describe("luma: one channel, BT.601 luma of full range; whoever runs it enlarges chroma by other means"),
  input: z.strictObject({
    name: z.string().min(1),
    layout,
    range,
    multiple: z.int().positive().default(1).describe("width and height have to be multiples of this many pixels"),
  }),
  output: z.strictObject({ name: z.string().min(1), layout, range }),
  overlap: z.int().nonnegative().describe("pixels of the input beyond which a cut edge changes less than 1/255"),
  bytesPerPixel: z.int().positive().describe("working memory for each pixel of the input"),
});

export type UpscalerManifest = z.output<typeof upscalerManifestSchema>;
