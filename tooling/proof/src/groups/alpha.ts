import { largestDifference } from "../pixels/difference.ts";
import { alphaOf } from "../pixels/samples.ts";
import { changed, kept, listedAs, lost, type Group } from "./group.ts";

export const alpha: Group = {
  name: "alpha",
  rule: "every alpha sample is the same; where 16 bits became 8, which has a row of its own, to one level",
  isIn: async ({ path }) => (await alphaOf(path))?.eight.some((sample) => sample !== 255) ?? false,
  compare: async (source, saved) => {
    const [was, is] = await Promise.all([alphaOf(source.path), alphaOf(saved.path)]);
    if (was === undefined || is === undefined) return lost("alpha");
    const sameDepth = was.samples.BYTES_PER_ELEMENT === is.samples.BYTES_PER_ELEMENT;
    const [a, b] = sameDepth ? [was.samples, is.samples] : [was.eight, is.eight];
    if (a.length !== b.length) return changed("size");
    const worst = largestDifference(a, b);
    return worst <= (sameDepth ? 0 : 1) ? kept : changed(`by up to ${worst} levels`);
  },
  explains: listedAs("alpha"),
};
