import { setImmediate as nextTurn } from "node:timers/promises";
import { definePlugin, throwIfAborted, type Context, type Plugin, type Rgb8 } from "@pixelproof/core";
import { meanOf, smallestSide, ssimRows, total } from "./ssim/structural-similarity.ts";

export { ssim, ssimMap, type SsimMap } from "./ssim/structural-similarity.ts";

/** Rows between two turns of the event loop. */
const slice = 64;

/** `ssim` as a plugin: gives way to other work and to the signal while it runs. */
const plugin: Plugin<"metric"> = definePlugin({
  kind: "metric",
  name: "ssim",
  apiVersion: 1,
  description: "Structural similarity of luma, 11x11 Gaussian window.",
  capabilities: {
    unit: "",
    better: "higher",
    range: [-1, 1],
    smallestSide,
    validatedAgainst: "scikit-image 0.19.3 structural_similarity on 58 pairs, within 1e-12",
  },
  create: () => ({
    measure: async (reference, candidate, context) => ({ value: await ssimInSlices(reference, candidate, context) }),
  }),
});

export default plugin;

async function ssimInSlices(reference: Rgb8, candidate: Rgb8, { signal, progress }: Context): Promise<number> {
  throwIfAborted(signal);
  let [sum, done] = [0, 0];
  for (const row of ssimRows(reference, candidate)) {
    sum += total(row);
    done++;
    if (done % slice !== 0) continue;
    progress(done / reference.height);
    await nextTurn();
    throwIfAborted(signal);
  }
  progress(1);
  return meanOf(sum, reference);
}
