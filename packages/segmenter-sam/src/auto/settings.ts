import { z } from "zod";

const share = z.number().min(0).max(1);

/** How all objects are looked for; the names and defaults are those of Segment Anything's `SamAutomaticMaskGenerator`. */
export const autoSchema = z.strictObject({
  pointsPerSide: z.int().min(1).max(128).default(32).describe("points of the grid along each side"),
  predIouThresh: share.default(0.88).describe("least predicted IoU of a mask; 0 keeps all"),
  stabilityScoreThresh: share.default(0.95).describe("least stability of a mask under a moving threshold"),
  stabilityScoreOffset: z.number().positive().default(1).describe("how far that threshold moves, logits"),
  boxNmsThresh: share.default(0.7).describe("greatest IoU of two boxes that both stay"),
  cropNLayers: z.int().min(0).max(4).default(0).describe("layers of crops looked at apart: 2, 4, 8… along each side"),
  cropNmsThresh: share.default(0.7).describe("the same between crops"),
  cropOverlapRatio: share.default(512 / 1500).describe("overlap of crops, by the shorter side"),
  cropNPointsDownscaleFactor: z.int().min(1).default(1).describe("points along each side fall by this each layer"),
  minMaskRegionArea: z.int().min(0).default(0).describe("smaller holes are filled and islands dropped, px"),
});

export type AutoSettings = z.output<typeof autoSchema>;
