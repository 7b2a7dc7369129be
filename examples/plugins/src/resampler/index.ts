import { assertTarget, definePlugin, throwIfAborted } from "@pixelproof/core";
import { z } from "zod";
import { resampleTriangle } from "./triangle.ts";

export default definePlugin({
  kind: "resampler",
  name: "triangle",
  apiVersion: 1,
  description: "Linear interpolation, antialiased where it shrinks.",
  options: z.strictObject({ radius: z.number().min(1).max(4).default(1).describe("of the triangle, source pixels") }),
  capabilities: { engine: "classical", kernel: "Triangle, replicated border" },
  create: ({ radius }) => ({
    async resample(image, to, { signal, progress }) {
      assertTarget(to);
      throwIfAborted(signal);
      const result = resampleTriangle(image, to, radius);
      progress(1);
      return result;
    },
  }),
});
