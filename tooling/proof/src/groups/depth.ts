import { deepSamplesOf } from "../pixels/samples.ts";
import { changed, kept, listedAs, lost, type Group } from "./group.ts";

export const depth: Group = {
  name: "depth",
  rule: "the saved file has 16 bits a channel and every colour sample is the same",
  isIn: async ({ path }) => (await deepSamplesOf(path)) !== undefined,
  compare: async (source, saved) => {
    const [was, is] = await Promise.all([deepSamplesOf(source.path), deepSamplesOf(saved.path)]);
    if (was === undefined || is === undefined) return lost("depth");
    return was.length === is.length && was.every((sample, i) => sample === is[i]) ? kept : changed("samples");
  },
  explains: listedAs("depth"),
};
