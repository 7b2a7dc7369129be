import { largestDifference } from "../pixels/difference.ts";
import { alphaOf } from "../pixels/samples.ts";
import { changed, kept, listedAs, lost, type Group } from "./group.ts";

export const alpha: Group = {
  name: "alpha",
  rule: "every alpha sample is the same, at 8 bits where the saved file has 8 (depth has a row of its own)",
  isIn: async ({ path }) => (await alphaOf(path))?.eight.some((sample) => sample !== 255) ?? false,
  compare: async (source, saved) => {
    const [was, is] = await Promise.all([alphaOf(source.path), alphaOf(saved.path)]);
    if (was === undefined || is === undefined) return lost("alpha");
    const isDeep = was.samples instanceof Uint16Array && is.samples instanceof Uint16Array;
    const [a, b] = isDeep ? [was.samples, is.samples] : [was.eight, is.eight];
    if (a.length !== b.length) return changed("size");
    const worst = largestDifference(a, b);
    return worst === 0 ? kept : changed(`by up to ${worst} levels of ${isDeep ? 16 : 8} bits`);
  },
  explains: listedAs("alpha"),
};
