import { definePlugin } from "@pixelproof/core";
import { z } from "zod";
import { Models } from "./models.ts";
import { resample } from "./resample.ts";

const GiB = 2 ** 30;

/** Resampler that enlarges by ESRGAN, or by a model of the user's; engine and model load on first use. */
export default definePlugin({
  kind: "resampler",
  name: "esrgan",
  apiVersion: 1,
  description: "AI super-resolution by ESRGAN 2x and 4x or a model of yours, to any size, 16 bits a channel.",
  options: z.strictObject({
    model: z.string().min(1).optional().describe("path of an ONNX model, its manifest beside it; ESRGAN when left out"),
    classical: z
      .string()
      .min(1)
      .default("lanczos")
      .describe("id of the resampler for alpha, and for sizes that do not grow"),
    alpha: z
      .enum(["classical", "model"])
      .default("classical")
      .describe("what enlarges alpha: the classical resampler, or the model on its own"),
    colourGuard: z.boolean().default(true).describe("give the result the low frequencies of the source"),
    tileBytes: z.int().positive().default(GiB).describe("bytes of memory that the model may take for one tile"),
    providers: z
      .array(z.string().min(1))
      .default([])
      .describe("onnxruntime's execution providers in order of preference: cuda, webgpu, coreml; else the CPU"),
  }),
  capabilities: {
    engine: "ai",
    nativeScales: [2, 4],
    kernel: "ESRGAN at 2x or 4x, or the model chosen; Lanczos3 from there to the size",
  },
  create: ({ model, providers, classical, ...options }, resolve) => {
    const models = new Models({ model, providers });
    const means = { models, classical: resolve("resampler", classical), ...options };
    return {
      resample: (image, to, context) => resample(image, to, means, context),
      [Symbol.asyncDispose]: () => models[Symbol.asyncDispose](),
    };
  },
});
