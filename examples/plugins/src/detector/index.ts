import { definePlugin, throwIfAborted } from "@pixelproof/core";
import { z } from "zod";
import { findClipped } from "./clipped.ts";

export default definePlugin({
  kind: "detector",
  name: "clipped",
  apiVersion: 1,
  description: "Stretches of pure white or black that the source does not have.",
  options: z.strictObject({
    minLength: z.number().int().min(2).default(8).describe("least length of a stretch, pixels of the result"),
  }),
  capabilities: { score: "share of the result's pixels in such stretches, 0..1" },
  create: ({ minLength }) => ({
    async detect({ before, after }, { signal }) {
      throwIfAborted(signal);
      const regions = findClipped(before, after, minLength);
      const score = regions.reduce((sum, { width }) => sum + width, 0) / (after.width * after.height);
      return { detected: regions.length > 0, score, regions };
    },
  }),
});
