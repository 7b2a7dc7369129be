import { definePlugin } from "@pixelproof/core";
import { loadOpenCv } from "@pixelproof/opencv";
import { z } from "zod";
import { isOpenCv } from "./opencv.ts";
import { resample } from "./resample.ts";

const MiB = 2 ** 20;

/**
 * Resampler on OpenCV.js: enlarges with `kernel` and averages areas when shrinking. OpenCV loads on first use, once a
 * process.
 */
export default definePlugin({
  kind: "resampler",
  name: "opencv",
  apiVersion: 1,
  description: "OpenCV.js: Lanczos4 or bicubic when enlarging, area average when shrinking, 16 bits a channel.",
  options: z.strictObject({
    kernel: z.enum(["lanczos4", "cubic"]).default("lanczos4").describe("kernel for enlarging"),
    module: z.string().min(1).default("opencv-wasm").describe("npm name or path of an OpenCV.js build"),
    stripBytes: z
      .int()
      .positive()
      .default(32 * MiB)
      .describe("bytes of OpenCV's heap that one strip may take"),
  }),
  capabilities: {
    engine: "classical",
    kernel:
      "enlarging: INTER_LANCZOS4 (8 taps) or INTER_CUBIC (a = -0.75), border replicated; shrinking: INTER_AREA, each axis by itself",
  },
  create: ({ kernel, module, stripBytes }) => ({
    resample: (image, to, context) =>
      resample(image, to, { load: () => loadOpenCv(module, isOpenCv), kernel, stripBytes }, context),
  }),
});
