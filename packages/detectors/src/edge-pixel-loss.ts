import { definePlugin, type Region } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { z } from "zod";
import { assertComparable } from "./assert-comparable.ts";
import { findEdgeLossTask, type LostStretch } from "./find-edge-loss.ts";

export { findEdgeLoss, type EdgeLoss, type EdgeLossSearch, type LostStretch } from "./find-edge-loss.ts";
export { boundaryPreservation, type Preservation } from "./boundary-preservation.ts";

/** Finds borders that were eroded, blurred away or moved: the masks' borders, else the strong contours of the source. */
export default definePlugin({
  kind: "detector",
  name: "edge-pixel-loss",
  apiVersion: 1,
  description: "Borders of objects that were eroded, blurred away or moved.",
  options: z.strictObject({
    threshold: z.number().gt(0).lt(1).default(0.85).describe("a border is lost below this preservation, 0..1"),
    minStretch: z.number().min(2).default(10).describe("least length of a lost stretch of border, px of the source"),
  }),
  capabilities: { score: "boundary preservation over all borders, 0 lost to 1 kept", perObject: true },
  create: (search) => ({
    detect: async (input, context) => {
      assertComparable(input);
      const pixels = input.after.width * input.after.height;
      const { preservation, stretches } = await run(findEdgeLossTask, { ...input, search }, pixels, context);
      context.progress(1);
      return { detected: stretches.length > 0, score: preservation, regions: stretches.map(regionOf) };
    },
  }),
});

function regionOf({ box, preservation, shift, gain, object }: LostStretch): Region {
  const what = shift >= 0.8 ? `shifted by ${shift.toFixed(1)} px` : gain < 0.25 ? "gone" : "blurred";
  const region = { ...box, score: preservation };
  return object === undefined
    ? { ...region, label: what }
    : { ...region, label: `object ${object + 1}: ${what}`, object };
}
