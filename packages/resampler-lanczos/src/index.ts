import { definePlugin } from "@pixelproof/core";
import { resamplingKernels } from "@pixelproof/kernels";
import { z } from "zod";
import { resample } from "./resample.ts";

/** Resampler with true, centred kernels at 16 bits a channel, in WebAssembly SIMD; antialiased when shrinking. */
export default definePlugin({
  kind: "resampler",
  name: "lanczos",
  apiVersion: 1,
  description: "True Lanczos, Catmull-Rom, Mitchell or triangle kernel, both ways, 16 bits a channel.",
  options: z.strictObject({
    kernel: z
      .enum(["lanczos3", "lanczos2", "catmull-rom", "mitchell", "triangle"])
      .default("lanczos3")
      .describe("kernel for both axes; widened when shrinking"),
    border: z
      .enum(["renormalise", "replicate"])
      .default("renormalise")
      .describe("taps outside of the picture: dropped and made up for, or read from its edge"),
    dering: z.boolean().default(false).describe("clamp between the nearest source samples: no halos, softer detail"),
  }),
  capabilities: {
    engine: "classical",
    kernel: "Lanczos3 (6 taps), Lanczos2, Catmull-Rom, Mitchell or triangle on half-pixel centres, widened to shrink",
  },
  create: ({ kernel, border, dering }) => ({
    resample: (image, to, context) =>
      resample(image, to, { kernel: resamplingKernels[kernel], border, dering }, context),
  }),
});
