import { definePlugin } from "@pixelproof/core";
import { z } from "zod";
import { resample } from "./resample.ts";

/** Resampler on sharp (libvips): centred interpolators when enlarging, antialiased kernels when shrinking. */
export default definePlugin({
  kind: "resampler",
  name: "sharp",
  apiVersion: 1,
  description: "libvips in 64-bit floats: centred interpolators when enlarging, antialiased kernels when shrinking.",
  options: z.strictObject({
    up: z.enum(["bicubic", "nohalo", "lbb", "vsqbs"]).default("bicubic").describe("interpolator for enlarging"),
    down: z
      .enum(["lanczos3", "lanczos2", "cubic", "mitchell", "linear", "mks2013", "mks2021"])
      .default("lanczos3")
      .describe("kernel for shrinking"),
  }),
  capabilities: {
    engine: "classical",
    kernel:
      "enlarging: bicubic (Catmull-Rom), nohalo, LBB or VSQBS; shrinking: Lanczos3, Lanczos2, Catmull-Rom, Mitchell, linear or Magic Kernel Sharp; border replicated, each axis by itself",
  },
  create: (kernels) => ({
    resample: (image, to, context) => resample(image, to, kernels, context),
  }),
});
