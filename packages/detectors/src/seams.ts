import { definePlugin, type Region, type Rgb8 } from "@pixelproof/core";
import { run } from "@pixelproof/kernels";
import { assertComparable } from "./assert-comparable.ts";
import { findSeamsTask, type Seam, type SeamGrid } from "./find-seams.ts";

export { findSeams, type Seam, type SeamGrid } from "./find-seams.ts";

/** More regions tell a person no more. */
const mostRegions = 64;

/** Finds the grid that an enlargement made tile by tile may show: straight, faint steps or lines at a regular distance. */
export default definePlugin({
  kind: "detector",
  name: "seams",
  apiVersion: 1,
  description: "Joints between tiles that were worked on one by one.",
  capabilities: { score: "mean jump of luma over the seams of the strongest grid, 8-bit steps; 0 without one" },
  create: () => ({
    detect: async (input, context) => {
      assertComparable(input);
      const { before, after } = input;
      const grids = await run(findSeamsTask, { before, after }, after.width * after.height, context);
      context.progress(1);
      const regions = grids
        .flatMap((grid) => grid.seams.map((seam) => regionOf(grid, seam, after)))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, mostRegions);
      return { detected: grids.length > 0, score: Math.max(0, ...grids.map(strengthOf)), regions };
    },
  }),
});

const strengthOf = ({ seams }: SeamGrid): number =>
  seams.reduce((sum, { strength }) => sum + strength, 0) / seams.length;

function regionOf({ direction, period, offset }: SeamGrid, { at, strength }: Seam, { width, height }: Rgb8): Region {
  const label = `${direction} seam, one every ${period} px from ${offset}`;
  return direction === "vertical"
    ? { x: at - 1, y: 0, width: 2, height, score: strength, line: [at - 0.5, 0, at - 0.5, height - 1], label }
    : { x: 0, y: at - 1, width, height: 2, score: strength, line: [0, at - 0.5, width - 1, at - 0.5], label };
}
