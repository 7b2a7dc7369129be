import { definePlugin, type Region } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { z } from "zod";
import { assertComparable } from "./assert-comparable.ts";
import { findLinesTask, type FoundLine } from "./find-lines.ts";

export { findLines, type FoundLine, type LineSearch } from "./find-lines.ts";

/** Finds thin, long, straight lines that the result has and the source has not: scan lines, tile seams, streaks. */
export default definePlugin({
  kind: "detector",
  name: "lines",
  apiVersion: 1,
  description: "Thin, long, straight lines that are in the result and not in the source.",
  options: z.strictObject({
    minLength: z.number().gt(0).max(1).default(0.25).describe("least length, as a fraction of the shorter side"),
    minContrast: z.number().min(8).max(255).default(25).describe("least contrast of a one-pixel line, 8-bit steps"),
  }),
  capabilities: { score: "contrast of the strongest line in the strongest of R, G, B, 8-bit steps; 0 without one" },
  create: (search) => ({
    detect: async (input, context) => {
      assertComparable(input);
      const { before, after } = input;
      const found = await run(findLinesTask, { before, after, search }, after.width * after.height, context);
      context.progress(1);
      const regions = found.map(regionOf);
      return { detected: regions.length > 0, score: Math.max(0, ...regions.map((region) => region.score)), regions };
    },
  }),
});

function regionOf({ ends, contrast, length }: FoundLine): Region {
  const [x1, y1, x2, y2] = ends;
  const x = Math.floor(Math.min(x1, x2));
  const y = Math.floor(Math.min(y1, y2));
  return {
    x,
    y,
    width: Math.ceil(Math.max(x1, x2)) - x + 1,
    height: Math.ceil(Math.max(y1, y2)) - y + 1,
    score: Math.abs(contrast),
    line: ends,
    label: `${contrast > 0 ? "bright" : "dark"} line, ${Math.round(length)} px long`,
  };
}
