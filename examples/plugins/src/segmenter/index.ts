import { definePlugin, PixelproofError, throwIfAborted } from "@pixelproof/core";
import { z } from "zod";
import { growRegion } from "./grow-region.ts";

export default definePlugin({
  kind: "segmenter",
  name: "similar-colour",
  apiVersion: 1,
  description: "What is connected to a point and has nearly its colour.",
  options: z.strictObject({
    tolerance: z.number().min(0).max(255).default(24).describe("largest difference of a channel, 8-bit levels"),
  }),
  capabilities: { prompts: ["point"] },
  create: ({ tolerance }) => ({
    async segment(picture, prompts, { signal }) {
      throwIfAborted(signal);
      const seeds = prompts.map(({ points = [], box, mask }) => {
        if (box === undefined && mask === undefined && points.length === 1 && points[0].foreground) return points[0];
        throw new PixelproofError("CAPABILITY_MISSING", "Expected one foreground point and nothing else in a prompt");
      });
      if (seeds.length === 0) {
        throw new PixelproofError("CAPABILITY_MISSING", "Expected a point but received no prompt; give one an object");
      }
      const masks = seeds.map((seed) => growRegion(picture, seed, tolerance));
      return { masks, scores: masks.map(() => 1) };
    },
  }),
});
